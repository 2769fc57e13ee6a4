/** How long a copied secret stays on the clipboard, in milliseconds. */
const stayMs = 60_000;

/** Puts a secret on the clipboard and takes it off after a minute, if it is still there and may be read. */
export async function copyForAWhile(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  setTimeout(() => void takeOff(text), stayMs);
}

async function takeOff(text: string): Promise<void> {
  // Reading may be refused; then nobody can tell whose text is there, and an empty clipboard is the safer guess.
  const now = await navigator.clipboard.readText().catch(() => text);
  if (now === text) await navigator.clipboard.writeText('').catch(() => undefined);
}
