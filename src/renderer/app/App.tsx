/** The whole window: providers, and which of its faces is shown. */
import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Client } from '#client/client.ts';
import { PreferencesContext, rowHeights } from '../ui/index.ts';
import { memoryScheme, theme } from '../ui/theme.ts';
import { forgetJobs, markStale } from '../wire/index.ts';
import { useSettings } from './data.ts';
import { Gate } from './Gate.tsx';
import { words } from './words.ts';

const schemeManager = memoryScheme();

/** The nonce that the host puts into the page for the style elements of our own parts. */
const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Draws the window over an open client; blanks it the moment the store process has ended. */
export function App({ opened, queries }: { opened: Client; queries: QueryClient }) {
  const [gone, setGone] = useState(false);
  useEffect(() => opened.onChanged((topics) => void markStale(queries, topics)), [opened, queries]);
  useEffect(
    () =>
      opened.onGone(() => {
        setGone(true);
        forgetJobs();
        queries.clear();
      }),
    [opened, queries],
  );
  if (gone) return <Ended />;
  return (
    <QueryClientProvider client={queries}>
      <Appearance>
        <Gate />
      </Appearance>
    </QueryClientProvider>
  );
}

/** How long a page that is being ended may live; one that lives longer was not locked, its store just ended. */
const endingMs = 4_000;

/** Blank while the page is being ended; a way on if it is not. */
function Ended() {
  const [alive, setAlive] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setAlive(true);
    }, endingMs);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  if (!alive) return null;
  return (
    <main className="ended" role="alert">
      <p>{words.ended}</p>
      <button
        type="button"
        onClick={() => {
          location.reload();
        }}
      >
        {words.startAgain}
      </button>
    </main>
  );
}

/** Colours, density and letter keys as the settings say. */
function Appearance({ children }: { children: ReactNode }) {
  const { scheme, density, letterKeys } = useSettings();
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)', undefined, {
    getInitialValueInEffect: false,
  });
  const dark = scheme === 'dark' || (scheme === 'auto' && systemDark);
  useEffect(() => {
    document.documentElement.dataset['density'] = density;
  }, [density]);
  const preferences = useMemo(
    () => ({ density, letterKeys, rowHeight: rowHeights[density] }),
    [density, letterKeys],
  );
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={schemeManager}
      forceColorScheme={dark ? 'dark' : 'light'}
      withCssVariables={false}
      withGlobalClasses={false}
      getStyleNonce={styleNonce}
    >
      <PreferencesContext value={preferences}>
        {children}
        <Notifications position="bottom-right" limit={4} transitionDuration={0} />
      </PreferencesContext>
    </MantineProvider>
  );
}
