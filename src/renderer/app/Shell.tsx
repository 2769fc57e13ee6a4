/** The frame of the work: rail on the left, one page, palette and key sheet on top. */
import { Suspense, useCallback } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { DueBanner } from '../retention/index.ts';
import { useKeys } from '../ui/index.ts';
import { useActivity } from './activity.ts';
import { useCommandKeys } from './commands.ts';
import { features } from './features.ts';
import { HomePage, MissingPage } from './HomePage.tsx';
import { KeySheet } from './KeySheet.tsx';
import { PageBoundary } from './PageBoundary.tsx';
import { Palette } from './Palette.tsx';
import { Rail } from './Rail.tsx';
import { useShell } from './state.ts';
import './Shell.css';

/** The signed-in window. */
export function Shell() {
  useActivity();
  return (
    <Router hook={useHashLocation}>
      <Frame />
    </Router>
  );
}

function Frame() {
  const [path, go] = useLocation();
  const setPalette = useShell((shell) => shell.setPalette);
  const goTo = useCallback((to: string) => go(to), [go]);
  const commandKeys = useCommandKeys(goTo);
  useKeys({ ...commandKeys, 'Ctrl+K': () => setPalette(true) }, ['Ctrl+L']);
  return (
    <div className="shell">
      <Rail path={path} />
      <main className="shell-main">
        <DueBanner path={path} />
        <PageBoundary place={path}>
          <Suspense fallback={null}>
            <Switch>
              <Route path="/" component={HomePage} />
              {features.flatMap((feature) =>
                feature.routes.map((route) => (
                  <Route key={route.path} path={route.path}>
                    {(params: Readonly<Record<string, string | undefined>>) => <route.page params={params} />}
                  </Route>
                )),
              )}
              <Route component={MissingPage} />
            </Switch>
          </Suspense>
        </PageBoundary>
      </main>
      <Palette go={goTo} />
      <KeySheet />
    </div>
  );
}
