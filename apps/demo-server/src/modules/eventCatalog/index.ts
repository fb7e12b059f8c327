export { emitCustomerEvent } from './emitCustomerEvent.ts';
export { decodeEventCursor, type EventCursor, encodeEventCursor } from './eventCursor.ts';
export { type EventType, eventTypes } from './eventTypes.ts';
