/**
 * Starts the browser for one window: private profile, no caches, no traffic of its own, no open port (the browser is
 * steered over a pipe).
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';

/** Our page's own origin: reserved for never existing, so that nothing but interception can answer it. */
export const origin = 'https://casefold.invalid';

/**
 * What the window shows until the interception stands. Not our page: nothing would answer it yet, and a browser that is
 * just drawing its error page sometimes never answers the driver.
 */
const beginning = 'data:text/html,<title>Casefold</title>';

/** How the window is to be. */
export interface WindowShape {
  readonly headless: boolean;
  readonly width: number;
  readonly height: number;
  readonly left?: number;
  readonly top?: number;
  /** Fixed for tests; otherwise the desktop decides. */
  readonly colorScheme?: 'light' | 'dark' | undefined;
}

/** A running browser. */
export interface Browser {
  readonly context: BrowserContext;
  /** Ends every process of it and removes its profile. */
  end(): Promise<void>;
}

const profilePrefix = 'casefold-window-';

/**
 * Services of the browser that talk, remember or suggest, and those that the driver switches off for steering: only the
 * last such list counts.
 */
const unwantedFeatures = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'msForceBrowserSignIn',
  'AutofillServerCommunication',
  'BackForwardCache',
  'CertificateTransparencyComponentUpdater',
  'InterestFeedContentSuggestions',
  'LensOverlay',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  'SegmentationPlatform',
  'Translate',
];

/** On top of those that the driver gives (no background traffic, no sync, no updates, no extensions). */
const quietFlags = [
  // Nothing resolves and nothing is reachable, even if a request escaped the interception.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--no-pings',
  '--disable-crash-reporter',
  '--disable-spell-checking',
  '--disable-save-password-bubble',
  '--disable-notifications',
  '--disable-print-preview',
  // Nothing of a page on disk: an ordinary window writes typed text into its session file.
  '--incognito',
  '--disk-cache-size=1',
  '--media-cache-size=1',
  '--disable-gpu-shader-disk-cache',
  '--v8-cache-options=none',
  `--disable-features=${unwantedFeatures.join(',')}`,
];

/** Settings that have no flag. */
const preferences = {
  history: { saving_disabled: true },
  browser: { enable_spellchecking: false, has_seen_welcome_page: true },
  spellcheck: { dictionaries: [], use_spelling_service: false },
  credentials_enable_service: false,
  profile: { password_manager_enabled: false, exit_type: 'Normal' },
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  search: { suggest_enabled: false },
  safebrowsing: { enabled: false, enhanced: false },
  translate: { enabled: false },
  alternate_error_pages: { enabled: false },
  net: { network_prediction_options: 2 },
  dns_over_https: { mode: 'off' },
  signin: { allowed: false },
};

/**
 * Starts the browser with one empty window.
 * @param program the browser's program file
 * @throws when it does not start
 */
export async function launch(program: string, shape: WindowShape): Promise<Browser> {
  sweepProfiles();
  const profile = mkdtempSync(join(tmpdir(), `${profilePrefix}${String(process.pid)}-`));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const isRoot = process.getuid?.() === 0;
  const position =
    shape.left === undefined ? [] : [`--window-position=${String(shape.left)},${String(shape.top ?? 0)}`];
  const removeProfile = (): void =>
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: program,
      headless: shape.headless,
      chromiumSandbox: !isRoot,
      ignoreDefaultArgs: ['--enable-automation', '--disable-dev-shm-usage'],
      args: [
        ...quietFlags,
        ...position,
        // Root cannot have the sandbox; this keeps the browser from drawing a bar about it.
        ...(isRoot ? ['--test-type'] : []),
        ...(shape.headless
          ? []
          : [`--app=${beginning}`, `--window-size=${String(shape.width)},${String(shape.height)}`]),
      ],
      viewport: shape.headless ? { width: shape.width, height: shape.height } : null,
      colorScheme: shape.colorScheme ?? null,
      serviceWorkers: 'block',
      acceptDownloads: false,
      env: environmentFor(profile),
      // One that has not answered by then will not.
      timeout: 60_000,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    return { context, end: async () => endBrowser(context, removeProfile) };
  } catch (error) {
    removeProfile();
    throw error;
  }
}

async function endBrowser(context: BrowserContext, removeProfile: () => void): Promise<void> {
  await context.close().catch(() => undefined);
  removeProfile();
}

/** Nothing of ours that is secret, and no folder of the person's own for the browser to write to. */
function environmentFor(profile: string): Record<string, string> {
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name.startsWith('CASEFOLD_') ? [] : [[name, value] as const],
  );
  return {
    ...Object.fromEntries(kept),
    XDG_CONFIG_HOME: join(profile, 'config'),
    XDG_CACHE_HOME: join(profile, 'cache'),
    MESA_SHADER_CACHE_DISABLE: 'true',
    GOOGLE_API_KEY: 'no',
    GOOGLE_DEFAULT_CLIENT_ID: 'no',
    GOOGLE_DEFAULT_CLIENT_SECRET: 'no',
  };
}

/** Removes what a killed program of ours left behind. */
function sweepProfiles(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(profilePrefix)
      ? Number(name.slice(profilePrefix.length).split('-', 1)[0])
      : NaN;
    if (!Number.isInteger(pid) || pid <= 0 || isRunning(pid)) continue;
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
