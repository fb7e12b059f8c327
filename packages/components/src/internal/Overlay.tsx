'use client';
import { useWalletHost } from '@coffer/hooks';
import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { InsideRoot, useWidgetRoot } from '../WalletTheme/useWidgetRoot.ts';
import { slot } from './slot.ts';

type OverlayProps = Omit<ComponentPropsWithoutRef<'dialog'>, 'onClose' | 'open'> & {
  slotName: string;
  /** Called by Escape, and by a click beside the dialog if `closesBeside` is set. */
  onClose: () => void;
  /** @default false */
  closesBeside?: boolean;
};

/** Typographic properties that the kit's widgets inherit from the host. */
const typefaceProperties = [
  'font-family',
  'font-feature-settings',
  'font-kerning',
  'font-stretch',
  'font-variation-settings',
  'letter-spacing',
  'text-rendering',
  'word-spacing',
];

/** Names of properties and their values. */
type Typeface = [name: string, value: string][];

/** Parent of the layer, and the typeface of the place where the dialog is rendered, which the parent may not have. */
type Place = { container: Element | null; typeface: Typeface };

type OverlayLayerProps = OverlayProps & { typeface: Typeface };

/** Elements that keep the focus inside them. An overlay that is opened in one belongs into it. */
const hostDialogs =
  'dialog, [role="dialog"], [role="alertdialog"], [popover], ' +
  '.MuiModal-root > [tabindex="-1"], [id^="headlessui-dialog-panel"]';

const focusable = 'a[href], button, input, select, textarea, iframe, summary, [tabindex], [contenteditable]';

/**
 * Dialog that covers the page. It is at the end of `body`, or of the host's dialog in which it is opened. It is not in the
 * browser's top layer and makes nothing inert, so that whatever a host or a payment processor adds to `body` is above it and
 * can be used: a bank's frame, the list of a select, a toast.
 */
export const Overlay = forwardRef<HTMLDialogElement, OverlayProps>(function Overlay(props, ref) {
  const { portalContainer } = useWalletHost();
  const [{ container, typeface }, setPlace] = useState<Place>({ container: null, typeface: [] });
  const place = useCallback(
    (node: HTMLElement | null) => {
      if (!node) return;
      const style = getComputedStyle(node);
      setPlace({
        container: node.closest(hostDialogs) ?? portalContainer ?? node.ownerDocument.body,
        typeface: typefaceProperties.map((name) => [name, style.getPropertyValue(name)]),
      });
    },
    [portalContainer],
  );
  return (
    <>
      <span {...slot(`${props.slotName}-place`)} ref={place} hidden />
      {container && (
        <InsideRoot value={container.closest('[data-coffer], [data-coffer-widget]') !== null}>
          {createPortal(<OverlayLayer {...props} typeface={typeface} ref={ref} />, container)}
        </InsideRoot>
      )}
    </>
  );
});

const OverlayLayer = forwardRef<HTMLDialogElement, OverlayLayerProps>(function OverlayLayer(props, ref) {
  const { slotName, typeface, className, onClose, closesBeside = false, children, ...rest } = props;
  const layer = useRef<HTMLDivElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  useImperativeHandle<HTMLDialogElement | null, HTMLDialogElement | null>(ref, () => dialog.current);
  useTypeface(layer, typeface);
  useLayerOnTop(layer);
  useFocusInside(dialog);
  useEscape(layer, onClose);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the focus passes through.
    <div
      {...useWidgetRoot({}, layer)}
      {...slot(`${slotName}-layer`, 'coffer-overlay-layer')}
      // Mantine's modals listen before everybody else, and close unless the focused element says this.
      onFocus={({ target }) => target.setAttribute('data-mantine-stop-propagation', 'true')}
    >
      <InsideRoot value={true}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape and the close button do the same. */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape and the close button do the same. */}
        <div
          {...slot(`${slotName}-backdrop`, 'coffer-overlay-backdrop')}
          onClick={closesBeside ? onClose : undefined}
        />
        <FocusGuard slotName={`${slotName}-start`} onFocus={() => focusEdge(dialog.current, 'last')} />
        <dialog
          aria-modal="true"
          tabIndex={-1}
          {...rest}
          {...slot(slotName, 'coffer-overlay', className)}
          ref={dialog}
          open
        >
          {children}
        </dialog>
        <FocusGuard slotName={`${slotName}-end`} onFocus={() => focusEdge(dialog.current, 'first')} />
      </InsideRoot>
    </div>
  );
});

function useTypeface(layer: RefObject<HTMLElement | null>, typeface: Typeface) {
  useLayoutEffect(() => {
    for (const [name, value] of typeface) layer.current?.style.setProperty(name, value);
  }, [layer, typeface]);
}

/** Takes the focus when the Tab key leaves the dialog, and passes it to the other end. */
function FocusGuard({ slotName, onFocus }: { slotName: string; onFocus: () => void }) {
  // biome-ignore-start lint/a11y: it has the focus for no longer than an event.
  return <span {...slot(slotName, 'coffer-spoken')} tabIndex={0} onFocus={onFocus} />;
  // biome-ignore-end lint/a11y: it has the focus for no longer than an event.
}

function focusEdge(dialog: HTMLElement | null, edge: 'first' | 'last') {
  const elements = [...(dialog?.querySelectorAll<HTMLElement>(focusable) ?? [])].filter(
    ({ tabIndex }) => tabIndex >= 0,
  );
  // A hidden or disabled element does not take the focus.
  for (const element of edge === 'first' ? elements : elements.reverse()) {
    element.focus();
    if (element.ownerDocument.activeElement === element) return;
  }
  dialog?.focus();
}

/** Moves the focus into the dialog, and back to where it was when the dialog closes. */
function useFocusInside(dialog: RefObject<HTMLDialogElement | null>) {
  useEffect(() => {
    const page = dialog.current?.ownerDocument;
    const opener = page?.activeElement;
    if (!dialog.current?.contains(opener ?? null)) focusEdge(dialog.current, 'first');
    return () => {
      // An element that was removed with the focus leaves it on the body.
      if (opener instanceof HTMLElement && page?.activeElement === page?.body) opener.focus();
    };
  }, [dialog]);
}

/**
 * Closes the topmost layer on Escape, and only this one. The listener comes before those of the host's dialogs. An Escape
 * outside of the layer, or in an open list of a field, belongs to them.
 */
function useEscape(layer: RefObject<HTMLElement | null>, onClose: () => void) {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || !(event.target instanceof Element)) return;
      const { target } = event;
      const isInside = target.closest('.coffer-overlay-layer') === layer.current;
      const isNowhere = target === target.ownerDocument.body;
      if (!(isInside || isNowhere) || target.matches('[role="combobox"][aria-expanded="true"]')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      close.current();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [layer]);
}

/** Puts the layer above all that the page shows at this moment, and not above what is added later. */
function useLayerOnTop(layer: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const element = layer.current;
    const view = element?.ownerDocument.defaultView;
    if (!element || !view) return;
    element.style.zIndex = String(highestLayer(element, view));
    // An element with a transform holds what is fixed inside it. The browser's top layer does not.
    const { width, height } = element.getBoundingClientRect();
    const { clientWidth, clientHeight } = element.ownerDocument.documentElement;
    if (width >= clientWidth - 1 && height >= clientHeight - 1) return;
    element.popover = 'manual';
    element.showPopover?.();
  }, [layer]);
}

/** Returns the highest `z-index` of what is seen in the middle and at the edges of the page, beside the layer. */
function highestLayer(layer: HTMLElement, { innerWidth, innerHeight }: Window): number {
  const page = layer.ownerDocument;
  const points = [
    [0.5, 0.5],
    [0.5, 0.02],
    [0.5, 0.98],
    [0.02, 0.5],
    [0.98, 0.5],
  ];
  const seen = points.flatMap(
    ([x = 0, y = 0]) => page.elementsFromPoint?.(x * innerWidth, y * innerHeight) ?? [],
  );
  return Math.max(0, ...seen.filter((one) => !layer.contains(one)).map((one) => layerOf(one, layer)));
}

/** Returns the `z-index` with which an element is drawn where the layer is. */
function layerOf(element: Element, layer: Element): number {
  let index = 0;
  for (let each: Element | null = element; each && each !== layer.parentElement; each = each.parentElement) {
    const { position, zIndex, isolation, transform, opacity } = getComputedStyle(each);
    if (zIndex !== 'auto' && position !== 'static') index = Number(zIndex);
    else if (isolation === 'isolate' || transform !== 'none' || opacity !== '1') index = 0;
  }
  return index;
}
