/** What Electron is told before anything opens: one page origin, no network, no feature that we do not use. */
import type { App, CommandLine, Protocol } from 'electron';

export const scheme = 'casefold-ui';
/** The origin of our page: the one thing that may be loaded, and the one sender that is heard. */
export const origin = `${scheme}://app`;

/** Chromium switches that keep the browser silent, whatever a page or a library tries. */
const quietSwitches: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['proxy-server', 'http://127.0.0.1:9'],
  ['proxy-bypass-list', '<-loopback>'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['disable-breakpad'],
  ['no-pings'],
  ['disable-http-cache'],
  ['disable-gpu-shader-disk-cache'],
  [
    'disable-features',
    'AutofillServerCommunication,CertificateTransparencyComponentUpdater,MediaRouter,Translate',
  ],
];

/**
 * The arguments a person or a script may give. Everything else that starts with a dash could open the program to
 * others (remote debugging, no sandbox, extensions, logs of the network), so an unknown one ends it.
 */
const allowedArgument = /^--vault(=|$)|^-psn_/;

/** The first argument that is refused, or null. */
export function refusedArgument(argv: readonly string[]): string | null {
  return (
    argv.slice(1).find((argument) => argument.startsWith('-') && !allowedArgument.test(argument)) ?? null
  );
}

/** The folder after `--vault`, if one was given. */
export function vaultArgument(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((argument) => /^--vault(=|$)/.test(argument));
  if (at < 0) return undefined;
  return argv[at] === '--vault' ? argv[at + 1] : argv[at]?.slice('--vault='.length);
}

/** Everything that has to be said before Electron is ready. */
export function prepare(app: App & { readonly commandLine: CommandLine }, protocol: Protocol): void {
  app.enableSandbox();
  for (const [name, value] of quietSwitches) app.commandLine.appendSwitch(name, value);
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: {
        standard: true,
        secure: true,
        // Module scripts are fetched; the two only ever go together (fetching without CORS reads across origins).
        supportFetchAPI: true,
        corsEnabled: true,
        bypassCSP: false,
        allowServiceWorkers: false,
        stream: false,
        codeCache: false,
        allowExtensions: false,
      },
    },
  ]);
}
