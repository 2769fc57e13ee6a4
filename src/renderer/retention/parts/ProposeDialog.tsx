import { useState } from 'react';
import { useLocation } from 'wouter';
import {
  ActionButton,
  Dialog,
  ErrorNotice,
  formatCount,
  JobBar,
  Notice,
  tell,
  TextField,
} from '../../ui/index.ts';
import { batchOf, usePlanRedaction, useProposeRedaction } from '../data.ts';
import { words } from '../words.ts';

interface ProposeDialogProps {
  readonly except: readonly string[];
  readonly onClose: () => void;
}

const usual = 1000;
const mostAllowed = 10_000;

/** Makes one redaction of a batch: dry run first, then the proposal, which others approve and carry out. */
export function ProposeDialog({ except, onClose }: ProposeDialogProps) {
  const [most, setMost] = useState(String(usual));
  const [batch, setBatch] = useState<{
    readonly accountIds: readonly string[];
    readonly more: number;
  } | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const plan = usePlanRedaction();
  const propose = useProposeRedaction();
  const [, go] = useLocation();
  const limit = Number(most);
  const fits = Number.isInteger(limit) && limit >= 1 && limit <= mostAllowed;
  const running = plan.phase === 'running' || propose.phase === 'running';
  const makePlan = async () => {
    setFailed(null);
    try {
      const found = await batchOf('redact', limit, except);
      setBatch(found);
      if (found.accountIds.length > 0) {
        await plan.start({ accountIds: [...found.accountIds], scope: { kind: 'account' } });
      }
    } catch (error) {
      setFailed(error);
    }
  };
  const proposeIt = async () => {
    if (!batch || !plan.output) return;
    setFailed(null);
    try {
      const { id } = await propose.start({
        accountIds: [...batch.accountIds],
        scope: { kind: 'account' },
        basis: { reason: 'retention-end' },
        planHash: plan.output.hash,
        origin: 'retention',
      });
      plan.reset();
      tell.done(words.batch.proposed);
      go(`/redactions/${id}`);
    } catch (error) {
      setFailed(error);
    }
  };
  const close = () => {
    plan.cancel();
    plan.reset();
    onClose();
  };
  const planned = batch !== null && plan.phase === 'done' && plan.output !== null;
  return (
    <Dialog
      open
      wide
      onClose={close}
      title={words.batch.title}
      actions={
        <>
          <ActionButton onClick={close}>{words.cancel}</ActionButton>
          {planned ? (
            <ActionButton tone="primary" busy={propose.phase === 'running'} onClick={() => void proposeIt()}>
              {words.batch.propose}
            </ActionButton>
          ) : (
            <ActionButton
              tone="primary"
              disabled={!fits}
              busy={plan.phase === 'running'}
              onClick={() => void makePlan()}
            >
              {words.batch.plan}
            </ActionButton>
          )}
        </>
      }
    >
      <p>{words.batch.text}</p>
      {planned ? (
        <Planned accounts={batch.accountIds.length} more={batch.more} stores={plan.output.stores} />
      ) : (
        <TextField
          label={words.batch.most}
          description={words.batch.mostHint}
          value={most}
          inputMode="numeric"
          onChange={(event) => setMost(event.currentTarget.value)}
          error={!fits}
          maxLength={5}
          data-autofocus
        />
      )}
      {batch?.accountIds.length === 0 ? <Notice>{words.batch.nothing}</Notice> : null}
      {running ? (
        <JobBar
          label={plan.phase === 'running' ? words.batch.planning : words.batch.proposing}
          done={(plan.phase === 'running' ? plan : propose).progress?.done ?? 0}
          total={(plan.phase === 'running' ? plan : propose).progress?.total ?? null}
        />
      ) : null}
      <ErrorNotice error={failed} />
    </Dialog>
  );
}

interface PlannedProps {
  readonly accounts: number;
  readonly more: number;
  readonly stores: readonly { readonly store: string; readonly rows: number }[];
}

function Planned({ accounts, more, stores }: PlannedProps) {
  return (
    <>
      <p className="strong">{words.batch.accounts(accounts, more)}</p>
      <div className="retention-counts retention-counts-inset">
        <table aria-label={words.batch.stores}>
          <tbody>
            {stores
              .filter(({ rows }) => rows > 0)
              .map(({ store, rows }) => (
                <tr key={store}>
                  <th scope="row">{store.replaceAll('-', ' ')}</th>
                  <td>{formatCount(rows)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
