export { type EventPlace, formatEventPlace, parseEventPlace } from './eventPlace.ts';
export { type EventType, eventTypes } from './eventTypes.ts';
