import { ActionButton, Card, CardRow, ErrorNotice, formatDay, SelectField } from '../../ui/index.ts';
import { usePickFolder, useSetSchedule, type Overview } from '../data.ts';
import { words } from '../words.ts';

/** After how many days a backup is written by itself, and where. */
export function ScheduleCard({ schedule }: { schedule: Overview['schedule'] }) {
  const pick = usePickFolder();
  const save = useSetSchedule();
  const days = schedule?.everyDays ?? 0;
  const set = async (everyDays: number): Promise<void> => {
    try {
      if (everyDays === 0) {
        await save.start({ everyDays });
        return;
      }
      const { folder } = await pick.mutateAsync({ for: 'copies' });
      if (folder !== null) await save.start({ everyDays, file: folder.id });
    } catch {
      // Shown below.
    }
  };
  const known = [...new Set([...Object.keys(words.choices).map(Number), days])];
  return (
    <Card title={words.schedule}>
      <CardRow label={words.every}>
        <SelectField
          aria-label={words.every}
          value={String(days)}
          data={known.map((value) => ({
            value: String(value),
            label: words.choices[value] ?? words.everyDays(value),
          }))}
          onChange={(value) => void set(Number(value ?? 0))}
        />
      </CardRow>
      {schedule ? (
        <CardRow
          label={words.into}
          aside={
            <ActionButton size="small" onClick={() => void set(schedule.everyDays)}>
              {words.otherFolder}
            </ActionButton>
          }
        >
          <span className="code">{schedule.place}</span>
          {schedule.lastAt === null ? null : (
            <p className="faint">{words.last(formatDay(schedule.lastAt))}</p>
          )}
          {schedule.reachable ? null : <p role="status">{words.unreachable}</p>}
        </CardRow>
      ) : null}
      <p className="backup-none">{words.scheduleHint}</p>
      <ErrorNotice error={pick.error ?? (save.phase === 'failed' ? save.error : null)} />
    </Card>
  );
}
