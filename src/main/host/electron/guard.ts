/** Denies what a page could ask for: requests, permissions, devices, downloads, navigation, windows. */
import type { Session, WebContents } from 'electron';
import { origin } from './settings.ts';

/** Whether a request stays inside our own page. */
export function isOurs(url: string): boolean {
  return url.startsWith(`${origin}/`) || url.startsWith(`blob:${origin}/`);
}

/** The one permission our page has: putting text on the clipboard after a click or a key. */
function isAllowed(permission: string, url: string, isMainFrame: boolean): boolean {
  return permission === 'clipboard-sanitized-write' && isMainFrame && (url === origin || isOurs(url));
}

const guarded = new WeakSet<Session>();

/** Applied once to every session, also to the default one, which nothing uses. */
export function guardSession(session: Session): void {
  if (guarded.has(session)) return;
  guarded.add(session);
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOurs(details.url) });
  });
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isAllowed(permission, details.requestingUrl, details.isMainFrame));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isAllowed(permission, requestingOrigin.replace(/\/$/, ''), details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer(null);
  });
  if (process.platform !== 'darwin') {
    session.setBluetoothPairingHandler((_details, answer) => {
      answer({ confirmed: false });
    });
  }
  guardDevices(session);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  // Off before the first window: the checker may fetch dictionaries otherwise.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL('https://casefold.invalid/');
  void session.setProxy({
    mode: 'fixed_servers',
    proxyRules: 'http://127.0.0.1:9',
    proxyBypassRules: '<-loopback>',
  });
}

function guardDevices(session: Session): void {
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
}

/** Applied to everything that shows a page. Our own loading of the first page is not a navigation of the page's. */
export function guardContents(contents: WebContents): void {
  const prevent = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
  };
  contents.on('will-navigate', prevent);
  contents.on('will-frame-navigate', prevent);
  contents.on('will-redirect', prevent);
  contents.on('will-attach-webview', prevent);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('did-create-window', (window) => {
    window.destroy();
  });
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
