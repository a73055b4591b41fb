/** Browser: buttons that copy a block of code or a contact. Their words stand in a template of the page. */

/** How long a button says that it has copied, in milliseconds. */
const SAID = 3000;

/** Adds a button to each block of code and each contact that has room for one. */
export function addCopyButtons(): void {
  const pattern = document.querySelector<HTMLTemplateElement>('#app-copy')?.content.querySelector('button');
  // Without a safe connection the browser offers no clipboard.
  if (!pattern || !navigator.clipboard) return;
  const places = document.querySelectorAll<HTMLElement>('.app-code-block, .app-copyable');
  if (places.length === 0) return;
  const status = document.createElement('div');
  status.className = 'govuk-visually-hidden';
  status.role = 'status';
  document.body.append(status);
  for (const place of places) {
    const code = place.querySelector('pre');
    const source = code ?? place.querySelector('a');
    if (!source) continue;
    const button = pattern.cloneNode(true) as HTMLButtonElement;
    const { code: codeName = '', contact = '' } = button.dataset;
    // A number is set so that it does not break; whoever pastes it wants plain blanks.
    const words = () =>
      code
        ? (code.textContent ?? '').replace(/\n$/, '')
        : (source.textContent ?? '').replaceAll('\u00a0', ' ').trim();
    button.ariaLabel = code ? codeName : contact.replace('{what}', words());
    button.addEventListener('click', () => void copy(words(), button, status));
    place.append(button);
  }
}

async function copy(text: string, button: HTMLButtonElement, status: HTMLElement): Promise<void> {
  const { done = '', failed = '' } = button.dataset;
  const label = button.textContent;
  const copied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  status.textContent = copied ? done : failed;
  if (copied) button.textContent = done;
  setTimeout(() => {
    status.textContent = '';
    button.textContent = label;
  }, SAID);
}
