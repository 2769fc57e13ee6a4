import { useLayoutEffect, useRef, useState, type PointerEvent, type ReactNode, type WheelEvent } from 'react';
import { useViewing } from './state.ts';
import { words } from './words.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A frame narrower than this shows a page across, in pixels. */
const smallFrame = 700;

/** A picture that fits its frame, with zoom, turn and drag. Broken ones are reported. */
export function Picture({
  address,
  label,
  onBroken,
  isPage = false,
}: {
  readonly address: string | null;
  readonly label: string;
  readonly onBroken: () => void;
  /** A page of text: in a small frame it fits across and begins at its top, so that it can be read. */
  readonly isPage?: boolean;
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
  const shown =
    room && natural ? fitted(room, natural, turns, zoom, isPage && room.width < smallFrame) : null;
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
function fitted(
  room: Size,
  natural: Size,
  turns: number,
  zoom: number,
  fitsAcross: boolean,
): { picture: Size; box: Size } {
  const lying = turns % 2 === 1;
  const across = lying ? natural.height : natural.width;
  const down = lying ? natural.width : natural.height;
  const scale = (fitsAcross ? room.width / across : Math.min(room.width / across, room.height / down)) * zoom;
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
      role="group"
      aria-label={words.evidence}
      tabIndex={0}
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
