import './Kbd.css';

/** Shows a key or chord such as `Ctrl+K` or `G A` beside the action it belongs to. */
export function Kbd({ keys }: { keys: string }) {
  return <kbd className="kbd">{keys.replace(/(?<=\S)\+(?=\S)/g, ' ')}</kbd>;
}
