/** Brings a browser of the Chromium family, and for tests a screen: those on the machine, or Debian's and Ubuntu's packages. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from '../../src/main/host/chromium/find.ts';
import { say, Trouble } from './say.ts';

/** Names in every script we promise must be readable: Noto has them all. */
const packages = ['chromium', 'fonts-noto-core', 'fonts-noto-cjk'];
const screen = '/usr/bin/Xvfb';
const adviceByPlatform: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Install Google Chrome or Chromium into Applications and try again.',
  win32: 'Install Google Chrome or Microsoft Edge and try again.',
};

/**
 * The browser's program file; installs the package first where that is possible.
 * @throws Trouble that names what to install
 */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found !== null) return found;
  const wanted = process.env['CASEFOLD_BROWSER'];
  if (wanted) throw new Trouble(`CASEFOLD_BROWSER names no program: ${wanted}`, 'Mend it or leave it out.');
  if (canInstall()) {
    say('There is no browser on this machine: installing Chromium and fonts with apt-get (about a minute)…');
    install(packages, 'Install Chromium, Google Chrome or Microsoft Edge yourself and try again.');
  }
  const installed = findBrowser();
  if (installed !== null && spawnSync(installed, ['--version'], { stdio: 'ignore' }).status === 0)
    return installed;
  throw new Trouble(
    'There is no Chromium, Google Chrome or Microsoft Edge on this machine.',
    adviceByPlatform[process.platform] ??
      'Install one (on Debian: "apt-get install chromium fonts-noto-core fonts-noto-cjk") and try again.',
  );
}

/**
 * Something that a window can be shown on: Xvfb on Linux; elsewhere the desktop.
 * @throws Trouble that names what to install
 */
export function ensureScreen(): void {
  if (process.platform !== 'linux' || existsSync(screen)) return;
  const advice = 'Install Xvfb (on Debian: "apt-get install xvfb") and try again.';
  if (!canInstall()) throw new Trouble('There is no Xvfb on this machine.', advice);
  say('There is no screen to test on: installing Xvfb with apt-get…');
  install(['xvfb'], advice);
}

function canInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function install(wanted: readonly string[], advice: string): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (given: readonly string[]) =>
    spawnSync('apt-get', ['-q', ...given], {
      env: environment,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  run(['update']);
  const { status, stderr } = run(['install', '-y', '--no-install-recommends', ...wanted]);
  if (status === 0) return;
  throw new Trouble(`apt-get could not install ${wanted.join(', ')}:\n${lastLines(stderr)}`, advice);
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join('\n');
}
