import type { ModelVersion } from '#contracts/learning.ts';
import { ActionButton, Card, CardRow, ErrorNotice, JobBar, StatusPill, tell } from '../../ui/index.ts';
import { useMay } from '../../wire/index.ts';
import { useActivateModel, useCompareModels, useModels, useRollBackModel, useTrainModel } from '../data.ts';
import { modelWords as words } from '../policy-words.ts';

/** Versions of the model: learned on command, compared with the active one, made active, taken back. */
export function ModelsCard() {
  return useMay('administer') ? <Models /> : null;
}

function Models() {
  const models = useModels();
  const train = useTrainModel();
  const rollBack = useRollBackModel();
  const start = (): void =>
    void train.start({}).then(
      ({ model }) => tell.done(words.trained(model)),
      () => undefined,
    );
  const versions = models.data?.versions ?? [];
  const active = versions.find((version) => version.active);
  return (
    <Card
      title={words.title}
      aside={
        train.phase === 'running' ? undefined : (
          <ActionButton size="small" onClick={start}>
            {words.train}
          </ActionButton>
        )
      }
    >
      {train.phase === 'running' ? (
        <JobBar
          label={words.training}
          done={train.progress?.done ?? 0}
          total={train.progress?.total ?? null}
          onCancel={train.cancel}
        />
      ) : null}
      <ErrorNotice
        error={models.error ?? (train.phase === 'failed' ? train.error : null) ?? rollBack.error}
      />
      {versions.map((version) => (
        <VersionRow
          key={version.id}
          version={version}
          activeId={active?.id ?? ''}
          onRollBack={models.data?.canRollBack && version.active ? () => rollBack.mutate({}) : undefined}
        />
      ))}
      <p className="settings-offline">{words.hint}</p>
    </Card>
  );
}

interface VersionProps {
  readonly version: ModelVersion;
  readonly activeId: string;
  readonly onRollBack: (() => void) | undefined;
}

function VersionRow({ version, activeId, onRollBack }: VersionProps) {
  const compare = useCompareModels(version.id);
  const activate = useActivateModel();
  const { model } = version;
  return (
    <CardRow label={words.version(version.madeAt, version.by)}>
      <p>
        {words.labels(model.labels)}{' '}
        {version.active ? <StatusPill tone="good">{words.active}</StatusPill> : null}
      </p>
      <p className="settings-hint">{words.quality(model.quality)}</p>
      {compare.phase === 'running' ? (
        <JobBar
          label={words.comparing}
          done={compare.progress?.done ?? 0}
          total={compare.progress?.total ?? null}
          onCancel={compare.cancel}
        />
      ) : compare.output ? (
        <Compared output={compare.output} />
      ) : null}
      <ErrorNotice error={(compare.phase === 'failed' ? compare.error : null) ?? activate.error} />
      <div className="model-actions">
        {version.active ? (
          onRollBack ? (
            <ActionButton size="small" onClick={onRollBack}>
              {words.rollback}
            </ActionButton>
          ) : null
        ) : (
          <>
            <ActionButton size="small" onClick={() => activate.mutate({ id: version.id })}>
              {words.activate}
            </ActionButton>
            <ActionButton
              size="small"
              tone="quiet"
              onClick={() => void compare.start({ a: activeId, b: version.id }).catch(() => undefined)}
            >
              {words.compare}
            </ActionButton>
          </>
        )}
      </div>
    </CardRow>
  );
}

function Compared({
  output,
}: {
  readonly output: NonNullable<ReturnType<typeof useCompareModels>['output']>;
}) {
  const changed = output.changes.reduce((sum, { same, different }) => sum + same + different, 0);
  return (
    <div role="status" className="settings-hint">
      <p>{words.compared(output.cases, changed)}</p>
      <ul className="settings-problems">
        {output.changes.map(({ from, to, same, different }) => (
          <li key={`${from} ${to}`}>{words.change(from, to, same, different)}</li>
        ))}
      </ul>
      {output.a.quality.calibrationError === null ? null : (
        <p>{words.errors(output.a.quality.calibrationError, output.b.quality.calibrationError)}</p>
      )}
    </div>
  );
}
