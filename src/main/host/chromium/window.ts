/** The window of the Chromium host: one page, answered from memory, cut off from everything else. */
import type { Page, Route } from 'playwright-core';
import type { Frame } from '#contracts/kit/wire.ts';
import type { WindowPort } from '../ports.ts';
import { answerFromPage, type PageTable } from '../serve.ts';
import { launch, origin, type Browser, type WindowShape } from './launch.ts';
import { wirePage, type PageWire } from './page-wire.ts';

/** The window port, and what only this host can tell. */
export interface ChromiumWindow extends WindowPort {
  /** The page now shown. A restart makes a new one. */
  page(): Page;
  /** The page of the next opening or restart, once it has loaded. */
  nextPage(): Promise<Page>;
  /** How many requests to anywhere but our own page were refused since the start. */
  refusedRequests(): number;
}

interface Shown {
  readonly browser: Browser;
  readonly page: Page;
  readonly wire: PageWire;
}

/** A window that is not open yet. */
export function chromiumWindow(program: string, table: PageTable, firstShape: WindowShape): ChromiumWindow {
  const frameListeners: ((frame: Frame) => void)[] = [];
  const closedListeners: (() => void)[] = [];
  let shown: Shown | null = null;
  let shape = firstShape;
  let refused = 0;
  const pageWaiters: ((page: Page) => void)[] = [];
  let order: Promise<void> = Promise.resolve();

  const refuse = (): void => void refused++;

  /** Opening, restarting and closing happen one after another. */
  const inTurn = (step: () => Promise<void>): Promise<void> => {
    const turn = order.then(step);
    order = turn.catch(() => undefined);
    return turn;
  };

  const show = async (): Promise<void> => {
    const browser = await launch(program, shape);
    try {
      const page = browser.context.pages()[0] ?? (await browser.context.newPage());
      const wire = await wirePage(page, (frame) => {
        for (const listen of frameListeners) listen(frame);
      });
      const now: Shown = { browser, page, wire };
      shown = now;
      page.on('close', () => {
        personClosed(now);
      });
      // A page that crashed by itself starts anew; its hello ends the session it had.
      page.on('crash', () => void inTurn(async () => (shown === now ? hide().then(show) : undefined)));
      await shutIn(now, table, refuse);
      await page.goto(`${origin}/`, { waitUntil: 'load' });
      for (const tell of pageWaiters.splice(0)) tell(page);
    } catch (error) {
      const wasClosed = shown?.browser !== browser;
      shown = null;
      await browser.end();
      // Closing the window while it opens is no failure.
      if (!wasClosed) throw error;
    }
  };

  const hide = async (): Promise<void> => {
    const old = shown;
    shown = null;
    if (!old) return;
    old.wire.cut();
    shape = { ...shape, ...(await placeOf(old.page, shape)) };
    await old.browser.end();
  };

  const personClosed = (closed: Shown): void => {
    if (shown !== closed) return;
    shown = null;
    closed.wire.cut();
    void inTurn(() => closed.browser.end());
    for (const listen of closedListeners) listen();
  };

  return {
    open: () => inTurn(show),
    restart: () => inTurn(() => hide().then(show)),
    close: () => inTurn(hide),
    send: (frame) => shown?.wire.send(frame),
    onFrame: (listen) => void frameListeners.push(listen),
    onClosed: (listen) => void closedListeners.push(listen),
    focus: () => void shown?.page.bringToFront().catch(() => undefined),
    page() {
      if (!shown) throw new Error('The window is not open.');
      return shown.page;
    },
    nextPage: () => new Promise((resolve) => pageWaiters.push(resolve)),
    refusedRequests: () => refused,
  };
}

/** Answers the page from memory and refuses everything else it may ask for. */
async function shutIn({ browser, page, wire }: Shown, table: PageTable, refuse: () => void): Promise<void> {
  const { context } = browser;
  await context.route('**/*', (route) => answer(route, table, wire.begin, refuse));
  await context.routeWebSocket('**/*', (socket) => {
    refuse();
    void socket.close();
  });
  await countPolicyRefusals(page, refuse);
  // One window: whatever opens another is closed.
  context.on('page', (other) => void other.close().catch(() => undefined));
}

async function answer(route: Route, table: PageTable, begin: () => void, refuse: () => void): Promise<void> {
  const request = route.request();
  const url = request.url();
  if (!url.startsWith(`${origin}/`)) {
    refuse();
    // "No content" leaves the page where it is; an aborted navigation would replace it by the browser's error page.
    await (request.isNavigationRequest() ? route.fulfill({ status: 204 }) : route.abort('blockedbyclient'));
    return;
  }
  if (request.isNavigationRequest()) begin();
  const { status, headers, body } = answerFromPage(table, origin, { method: request.method(), url });
  await route.fulfill({ status, headers: { ...headers }, body: Buffer.from(body) });
}

/** What the page's policy stops never comes as far as the interception; it was asked for all the same. */
async function countPolicyRefusals(page: Page, refuse: () => void): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on('Audits.issueAdded', ({ issue }) => {
    const details = issue.details.contentSecurityPolicyIssueDetails;
    if (details?.contentSecurityPolicyViolationType === 'kURLViolation') refuse();
  });
  await session.send('Audits.enable');
}

/** Where the window stands, so that the next one stands there too; asks for at most a moment. */
async function placeOf(page: Page, shape: WindowShape): Promise<Partial<WindowShape>> {
  if (shape.headless) return {};
  const ask = async (): Promise<Partial<WindowShape>> => {
    const session = await page.context().newCDPSession(page);
    const { bounds } = await session.send('Browser.getWindowForTarget');
    const { left, top, width, height } = bounds;
    if (left === undefined || top === undefined || width === undefined || height === undefined) return {};
    return { left, top, width, height };
  };
  const giveUp = new Promise<Partial<WindowShape>>((resolve) => setTimeout(resolve, 200, {}));
  return Promise.race([ask().catch(() => ({})), giveUp]);
}
