import '@coffer/components/styles.css';
import '@mantine/core/styles.css';
import { LedgerTable, type PaymentMethodFormProps, TopUpDialog, TopUpForm } from '@coffer/components';
import * as HeadlessUi from '@headlessui/react';
import { Modal as MantineModal, MantineProvider, Select as MantineSelect } from '@mantine/core';
import MenuItem from '@mui/material/MenuItem';
import MuiModal from '@mui/material/Modal';
import Select from '@mui/material/Select';
import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { Dialog as RadixDialog } from 'radix-ui';
import { type ReactNode, useEffect, useState } from 'react';
import * as ReactAria from 'react-aria-components';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { renderHost } from './renderHost.tsx';

/** A modal of each library with content, which calls `onClose` when it closes. */
const modals: Record<string, (content: ReactNode, onClose: () => void) => ReactNode> = {
  MUI: (content, onClose) => (
    <MuiModal open onClose={onClose}>
      <div style={{ position: 'absolute', top: '50%', left: '50%', transform: 'translate(-50%, -50%)' }}>
        {content}
      </div>
    </MuiModal>
  ),
  Mantine: (content, onClose) => (
    <MantineProvider>
      <MantineModal opened onClose={onClose} transitionProps={{ duration: 0 }} title="Billing">
        {content}
      </MantineModal>
    </MantineProvider>
  ),
  Radix: (content, onClose) => (
    <RadixDialog.Root open onOpenChange={onClose}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay />
        <RadixDialog.Content
          aria-describedby={undefined}
          style={{
            position: 'fixed',
            zIndex: 50,
            top: '50%',
            left: '50%',
            transform: 'translate(-50%, -50%)',
          }}
        >
          <RadixDialog.Title>Billing</RadixDialog.Title>
          {content}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  ),
  'Headless UI': (content, onClose) => (
    <HeadlessUi.Dialog open onClose={onClose}>
      <HeadlessUi.DialogPanel>{content}</HeadlessUi.DialogPanel>
    </HeadlessUi.Dialog>
  ),
  'React Aria': (content, onClose) => (
    <ReactAria.ModalOverlay isOpen onOpenChange={onClose} isDismissable>
      <ReactAria.Modal>
        <ReactAria.Dialog aria-label="Billing">{content}</ReactAria.Dialog>
      </ReactAria.Modal>
    </ReactAria.ModalOverlay>
  ),
  'the browser (<dialog>)': (content, onClose) => (
    <dialog ref={(node) => node?.showModal()} onClose={onClose} aria-label="Billing">
      {content}
    </dialog>
  ),
};

const dialog = () => screen.queryByRole('dialog', { name: 'Add funds', hidden: true });

async function openDialog() {
  await userEvent.click(await screen.findByRole('button', { name: 'Add funds', hidden: true }));
  await screen.findByRole('button', { name: /^Pay/, hidden: true });
}

/** Whether a click in the middle of an element hits it. */
function isReachable(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return hit !== null && element.contains(hit);
}

function appendToBody(html: string): HTMLElement {
  const box = document.body.appendChild(document.createElement('div'));
  box.innerHTML = html;
  onTestFinished(() => box.remove());
  return box;
}

/** Forms of a host in the list of payment methods. */
function MuiForm(_: PaymentMethodFormProps) {
  return (
    <Select defaultValue="US" inputProps={{ 'aria-label': 'Country' }}>
      <MenuItem value="US">United States</MenuItem>
      <MenuItem value="IN">India</MenuItem>
    </Select>
  );
}
function MantineForm(_: PaymentMethodFormProps) {
  return (
    <MantineProvider>
      <MantineSelect aria-label="Country" data={['United States', 'India']} />
    </MantineProvider>
  );
}

async function openHostForm() {
  const methods = await waitFor(() => {
    const found = document.querySelector('[data-slot="top-up-form-method-summary"]');
    if (!found) throw new Error('The methods are not there yet.');
    return found;
  });
  await userEvent.click(methods);
  await userEvent.click(await screen.findByRole('button', { name: 'Add a payment method' }));
}

describe('in the page', () => {
  test('a bank’s frame that a processor adds to body can be used (review: blocker 7)', async () => {
    renderHost(<TopUpDialog />);
    await openDialog();
    const onClick = vi.fn();
    const frame = appendToBody(
      '<div style="position: fixed; inset: 0; z-index: 2147483647"><button>Authorize</button></div>',
    );
    const button = within(frame).getByRole('button');
    button.addEventListener('click', onClick);
    await userEvent.click(button);
    expect(onClick).toHaveBeenCalledOnce();
    button.focus();
    expect(document.activeElement).toBe(button);
    // Escape in the frame is the frame's.
    await userEvent.keyboard('{Escape}');
    expect(dialog()).not.toBeNull();
  });

  test.each([
    ['MUI', MuiForm],
    ['Mantine', MantineForm],
  ])(
    'the list of a select of %s in addMethodForm is above the dialog, and Escape closes only the list',
    async (_, form) => {
      renderHost(<TopUpDialog addMethodForm={form} />);
      await openDialog();
      await openHostForm();
      await userEvent.click(await screen.findByRole('combobox', { name: 'Country' }));
      const option = await screen.findByRole('option', { name: 'India' });
      await expect.poll(() => isReachable(option)).toBe(true);
      await userEvent.keyboard('{Escape}');
      await waitFor(() => expect(screen.queryByRole('option', { name: 'India' })).toBeNull());
      expect(dialog()).not.toBeNull();
      await userEvent.click(await screen.findByRole('combobox', { name: 'Country' }));
      await userEvent.click(await screen.findByRole('option', { name: 'India' }));
      expect(dialog()).not.toBeNull();
    },
  );

  test('a toast of the host is above the dialog and can be clicked', async () => {
    renderHost(<TopUpDialog />);
    await openDialog();
    const toast = appendToBody(
      '<div style="position: fixed; inset: auto 20px 20px auto; z-index: 10"><button>Undo</button></div>',
    );
    expect(isReachable(within(toast).getByRole('button'))).toBe(true);
  });

  test('a toast is above the dialog if its toaster was in the page before, above the host’s header', async () => {
    const toaster = appendToBody('');
    toaster.style.cssText = 'position: fixed; inset: auto 20px 20px auto; z-index: 1400';
    renderHost(
      <>
        <header style={{ position: 'fixed', inset: '0 0 auto', height: 60, zIndex: 1100 }}>Acme</header>
        <TopUpDialog defaultOpen />
      </>,
    );
    await screen.findByRole('button', { name: /^Pay/ });
    toaster.innerHTML = '<button>Undo</button>';
    expect(isReachable(within(toaster).getByRole('button'))).toBe(true);
    expect(document.elementFromPoint(30, 30)?.closest('header')).toBeNull();
  });

  test('the dialog is above the host’s fixed header', async () => {
    renderHost(
      <>
        <header style={{ position: 'fixed', inset: '0 0 auto', height: 60, zIndex: 1100 }}>Acme</header>
        <div style={{ paddingTop: 80 }}>
          <TopUpDialog />
        </div>
      </>,
    );
    await openDialog();
    expect(document.elementFromPoint(30, 30)?.closest('header')).toBeNull();
  });

  test('the Tab key stays inside, and the focus returns to the button', async () => {
    renderHost(
      <>
        <TopUpDialog />
        <button type="button">After</button>
      </>,
    );
    await openDialog();
    for (let step = 0; step < 25; step += 1) {
      await userEvent.tab();
      expect(dialog()?.contains(document.activeElement)).toBe(true);
    }
    await userEvent.tab({ shift: true });
    expect(dialog()?.contains(document.activeElement)).toBe(true);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(dialog()).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add funds' }));
  });

  test('the text of the dialog is drawn as the text of the form in the same place', async () => {
    const typeface = {
      fontFamily: 'Georgia',
      fontFeatureSettings: '"ss01"',
      fontKerning: 'none',
      fontStretch: '75%',
      fontVariationSettings: '"opsz" 20',
      letterSpacing: '0.5px',
      textRendering: 'optimizeLegibility',
      wordSpacing: '1px',
    } as const;
    renderHost(
      <main style={typeface}>
        <TopUpForm />
        <TopUpDialog defaultOpen />
      </main>,
    );
    await expect.poll(() => document.querySelectorAll('[data-slot="top-up-form"]').length).toBe(2);
    for (const form of document.querySelectorAll('[data-slot="top-up-form"]')) {
      expect(getComputedStyle(form)).toMatchObject({ ...typeface, textRendering: 'optimizelegibility' });
    }
  });

  test('axe finds nothing', async () => {
    renderHost(<TopUpDialog defaultOpen />);
    await screen.findByRole('button', { name: /^Pay/ });
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
  });
});

describe('in a modal that the host wrote', () => {
  /** Closes on Escape by a listener that does not look at `defaultPrevented`, as many hooks for keys do. */
  function PlainModal({ target, children }: { target: 'document' | 'window'; children: ReactNode }) {
    const [isOpen, setOpen] = useState(true);
    useEffect(() => {
      const listening: EventTarget = target === 'window' ? window : document;
      const onKeyDown = (event: Event) => {
        if (event instanceof KeyboardEvent && event.key === 'Escape') setOpen(false);
      };
      // Subscribes again after each render, as an effect without dependencies does: after the kit's listener.
      const timer = setInterval(() => {
        listening.removeEventListener('keydown', onKeyDown, target === 'window');
        listening.addEventListener('keydown', onKeyDown, target === 'window');
      }, 20);
      return () => {
        clearInterval(timer);
        listening.removeEventListener('keydown', onKeyDown, target === 'window');
      };
    }, [target]);
    return isOpen ? (
      <div role="dialog" aria-label="Billing">
        {children}
      </div>
    ) : (
      <p>closed</p>
    );
  }

  test.each(['document', 'window'] as const)(
    'Escape closes only TopUpDialog, though the modal listens on the %s',
    async (target) => {
      renderHost(
        <PlainModal target={target}>
          <TopUpDialog />
        </PlainModal>,
      );
      await openDialog();
      await new Promise((resolve) => setTimeout(resolve, 60));
      await userEvent.keyboard('{Escape}');
      await waitFor(() => expect(dialog()).toBeNull());
      expect(screen.queryByText('closed')).toBeNull();
      await userEvent.keyboard('{Escape}');
      await screen.findByText('closed');
    },
  );

  test('TopUpDialog in a modal with a transform covers the page, and what is added to body is below it', async () => {
    await page.viewport(1000, 800);
    renderHost(
      <div
        role="dialog"
        aria-label="Billing"
        style={{ position: 'fixed', inset: '10% 30%', transform: 'translateX(10px)', overflow: 'hidden' }}
      >
        <TopUpDialog />
      </div>,
    );
    await openDialog();
    const layer = document.querySelector('.coffer-overlay-layer');
    expect(layer?.matches(':popover-open')).toBe(true);
    expect(layer?.getBoundingClientRect()).toMatchObject({ x: 0, y: 0, width: 1000, height: 800 });
    expect(document.elementFromPoint(5, 5)?.closest('.coffer-overlay-layer')).toBe(layer);
    const frame = appendToBody(
      '<div style="position: fixed; inset: 0; z-index: 2147483647"><button>Authorize</button></div>',
    );
    // The guide on modals says so, and what to do instead.
    expect(isReachable(within(frame).getByRole('button'))).toBe(false);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(dialog()).toBeNull());
    expect(isReachable(within(frame).getByRole('button'))).toBe(true);
  });
});

/** Shows why decision 58 does not use radix-ui's Dialog, the first candidate. */
describe("radix-ui's Dialog around TopUpForm", () => {
  function RadixTopUp({ modal }: { modal: boolean }) {
    return (
      <RadixDialog.Root modal={modal}>
        <RadixDialog.Trigger>Open</RadixDialog.Trigger>
        <RadixDialog.Portal>
          <RadixDialog.Overlay data-testid="backdrop" style={{ position: 'fixed', inset: 0 }} />
          <RadixDialog.Content
            aria-describedby={undefined}
            onInteractOutside={(event) => event.preventDefault()}
            style={{ position: 'fixed', inset: '10% 30%', overflow: 'auto' }}
          >
            <RadixDialog.Title>Add funds</RadixDialog.Title>
            <TopUpForm />
          </RadixDialog.Content>
        </RadixDialog.Portal>
      </RadixDialog.Root>
    );
  }

  async function openRadix(modal: boolean) {
    renderHost(<RadixTopUp modal={modal} />);
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    await screen.findByRole('button', { name: /^Pay/ });
  }

  const frameHtml =
    '<div style="position: fixed; inset: 0; z-index: 2147483647"><button>Authorize</button></div>';

  test('modal: a frame that is added to body cannot be clicked and gets no focus', async () => {
    await openRadix(true);
    const button = within(appendToBody(frameHtml)).getByText('Authorize');
    expect(isReachable(button)).toBe(false);
    button.focus();
    expect(document.activeElement).not.toBe(button);
    expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true);
  });

  test('modal: adds a style element, which needs a nonce', async () => {
    const before = document.querySelectorAll('style').length;
    await openRadix(true);
    expect(document.querySelectorAll('style').length).toBeGreaterThan(before);
  });

  test('not modal: the frame can be used, but there is no backdrop', async () => {
    await openRadix(false);
    expect(screen.queryByTestId('backdrop')).toBeNull();
    expect(isReachable(within(appendToBody(frameHtml)).getByText('Authorize'))).toBe(true);
  });

  test('not modal: Escape in the frame closes the dialog', async () => {
    await openRadix(false);
    within(appendToBody(frameHtml)).getByText('Authorize').focus();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

/** A modal of the host that really closes. */
function HostModal({ name, children }: { name: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(true);
  return isOpen ? modals[name]?.(children, () => setOpen(false)) : <p>closed</p>;
}

describe.each(Object.keys(modals))('in a modal of %s', (name) => {
  test('TopUpDialog covers the page, takes the focus and works', async () => {
    await page.viewport(1000, 800);
    renderHost(
      <HostModal name={name}>
        <TopUpDialog />
      </HostModal>,
    );
    await openDialog();
    const box = dialog()?.getBoundingClientRect();
    expect(Math.abs((box?.left ?? 0) + (box?.width ?? 0) / 2 - 500)).toBeLessThan(2);
    expect(Math.abs((box?.top ?? 0) + (box?.height ?? 0) / 2 - 400)).toBeLessThan(2);
    const amount = await screen.findByRole('textbox', { hidden: true });
    expect(isReachable(amount)).toBe(true);
    await userEvent.click(amount);
    await userEvent.keyboard('{Control>}a{/Control}42');
    expect(document.activeElement).toBe(amount);
    await userEvent.click(await screen.findByRole('button', { name: 'Pay $42.00', hidden: true }));
    await screen.findByText('$42.00 added');
  });

  test('Escape closes one layer (review: friction, Escape in TopUpDialog)', async () => {
    renderHost(
      <HostModal name={name}>
        <TopUpDialog />
      </HostModal>,
    );
    await openDialog();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(dialog()).toBeNull());
    expect(screen.queryByText('closed')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add funds', hidden: true }));
    await userEvent.keyboard('{Escape}');
    await screen.findByText('closed');
  });

  test('the details of an entry open and close', async () => {
    renderHost(
      <HostModal name={name}>
        <div style={{ inlineSize: 700 }}>
          <LedgerTable limit={2} />
        </div>
      </HostModal>,
    );
    const [row] = await screen.findAllByRole('button', {
      name: /Inference|Usage|Top-up|Added/,
      hidden: true,
    });
    await userEvent.click(row ?? document.body);
    const drawer = await waitFor(() => {
      const found = document.querySelector('[data-slot="entry-detail"]');
      if (!found) throw new Error('The drawer is not open yet.');
      return found;
    });
    await expect
      .poll(() => Math.round(drawer.getBoundingClientRect().right))
      .toBe(document.documentElement.clientWidth);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(document.querySelector('[data-slot="entry-detail"]')).toBeNull());
    expect(screen.queryByText('closed')).toBeNull();
  });
});
