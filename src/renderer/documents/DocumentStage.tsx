import { useLayoutEffect, useRef, useState, type PointerEvent, type ReactNode, type WheelEvent } from 'react';
import type { DocumentRow } from '#contracts/documents.ts';
import { FileIcon, WarningIcon } from '#renderer/ui/icons.tsx';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { useBlobAddress, useDocumentBytes } from './data.ts';
import { useViewing } from './state.ts';
import { kindWord, words } from './words.ts';

/** Picture formats that Chromium draws in an `<img>`, where nothing inside them can run or load. */
const drawable = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/bmp',
  'image/avif',
  'image/svg+xml',
]);

/** One document in its frame: the picture with zoom and turn, or why there is none. The frame never changes its size. */
export function DocumentStage({ document }: { readonly document: DocumentRow }) {
  const bytes = useDocumentBytes(document);
  const address = useBlobAddress(drawable.has(document.mediaType) ? bytes.blob : null);
  const [broken, setBroken] = useState<string | null>(null);
  if (!document.present) {
    return <Placeholder document={document} title={words.absentTitle} text={words.absentText} />;
  }
  if (bytes.error !== null) {
    return (
      <div className="stage stage-words">
        <ErrorNotice error={bytes.error} />
      </div>
    );
  }
  if (!drawable.has(document.mediaType)) {
    return <Placeholder document={document} title={words.unreadableTitle} text={words.unreadableText} file />;
  }
  if (broken === document.id) {
    return <Placeholder document={document} title={words.unreadableTitle} text={words.brokenText} />;
  }
  return (
    <Picture
      key={document.id}
      address={address}
      label={words.pictureOf(document)}
      onBroken={() => setBroken(document.id)}
    />
  );
}

function Placeholder({
  document,
  title,
  text,
  file = false,
}: {
  readonly document: DocumentRow;
  readonly title: string;
  readonly text: string;
  readonly file?: boolean;
}) {
  return (
    <div className="stage stage-words">
      {file ? <FileIcon /> : <WarningIcon />}
      <p className="strong">{title}</p>
      <p className="small">{text}</p>
      <p className="small faint">
        {kindWord(document.kind)} · <bdi>{document.fileName}</bdi>
        <br />
        <span className="code">{document.sha256.slice(0, 16)}</span>
      </p>
    </div>
  );
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function Picture({
  address,
  label,
  onBroken,
}: {
  readonly address: string | null;
  readonly label: string;
  readonly onBroken: () => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Size | null>(null);
  const [natural, setNatural] = useState<Size | null>(null);
  const { zoom, turns, nearer, farther } = useViewing();
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const watch = new ResizeObserver(() =>
      setRoom({ width: element.clientWidth, height: element.clientHeight }),
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey) return;
    if (event.deltaY < 0) nearer();
    else farther();
  };
  const shown = room && natural ? fitted(room, natural, turns, zoom) : null;
  return (
    <Draggable frame={frame} onWheel={onWheel}>
      {address === null ? (
        <p className="stage-loading faint">{words.loading}</p>
      ) : (
        <div
          className="stage-canvas"
          style={shown ? { width: shown.box.width, height: shown.box.height } : undefined}
        >
          <img
            src={address}
            alt={label}
            draggable={false}
            className="stage-picture"
            style={
              shown
                ? {
                    width: shown.picture.width,
                    height: shown.picture.height,
                    transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
                  }
                : { visibility: 'hidden' }
            }
            onLoad={({ currentTarget: image }) =>
              setNatural({ width: image.naturalWidth || 300, height: image.naturalHeight || 200 })
            }
            onError={onBroken}
          />
        </div>
      )}
    </Draggable>
  );
}

/** The size of a picture that fits `room` at zoom 1 when turned, and of the box it then fills. */
function fitted(room: Size, natural: Size, turns: number, zoom: number): { picture: Size; box: Size } {
  const lying = turns % 2 === 1;
  const across = lying ? natural.height : natural.width;
  const down = lying ? natural.width : natural.height;
  const scale = Math.min(room.width / across, room.height / down) * zoom;
  const picture = { width: natural.width * scale, height: natural.height * scale };
  const box = lying ? { width: picture.height, height: picture.width } : picture;
  return { picture, box };
}

/** A frame whose content is moved by dragging, like paper on a desk. */
function Draggable({
  frame,
  onWheel,
  children,
}: {
  readonly frame: React.RefObject<HTMLDivElement | null>;
  readonly onWheel: (event: WheelEvent) => void;
  readonly children: ReactNode;
}) {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    from.current = { x: event.clientX, y: event.clientY };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (from.current === null) return;
    event.currentTarget.scrollBy(from.current.x - event.clientX, from.current.y - event.clientY);
    from.current = { x: event.clientX, y: event.clientY };
  };
  return (
    <div
      ref={frame}
      className="stage"
      onWheel={onWheel}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        from.current = null;
      }}
    >
      {children}
    </div>
  );
}
