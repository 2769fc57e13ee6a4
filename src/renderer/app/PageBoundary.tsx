import { Component, type ReactNode } from 'react';
import { ActionButton, ErrorNotice, Page, PageBody } from '../ui/index.ts';
import { words } from './words.ts';

interface PageBoundaryProps {
  /** Where the window is: going elsewhere forgets the failure. */
  readonly place: string;
  readonly children: ReactNode;
}

interface PageBoundaryState {
  readonly error: unknown;
  readonly place: string;
}

/**
 * Keeps a page that fails to draw from taking the window with it. A class, because React offers catching errors of
 * drawing in no other form.
 */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  override state: PageBoundaryState = { error: null, place: this.props.place };

  static getDerivedStateFromError(error: unknown): Pick<PageBoundaryState, 'error'> {
    return { error };
  }

  static getDerivedStateFromProps(
    { place }: PageBoundaryProps,
    state: PageBoundaryState,
  ): PageBoundaryState | null {
    return place === state.place ? null : { error: null, place };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <Page>
        <PageBody narrow>
          <ErrorNotice
            error={this.state.error}
            actions={
              <ActionButton size="small" onClick={() => this.setState({ error: null })}>
                {words.showAgain}
              </ActionButton>
            }
          />
        </PageBody>
      </Page>
    );
  }
}
