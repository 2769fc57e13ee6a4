/** A word that stands for a person. Its first and its last eleven bytes are its own: no other account holds a window of it. */
export function canaryOf(number: number): string {
  const digits = String(number).padStart(9, '0');
  return `K${digits}v${digits}q`;
}
