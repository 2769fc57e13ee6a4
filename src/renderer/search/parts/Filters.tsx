import { formatCount, ActionButton, ChoiceField, SelectField, TagsField } from '../../ui/index.ts';
import { useStatuses, useTags } from '../data.ts';
import { useSearch } from '../state.ts';
import { words } from '../words.ts';

/** Narrows the list by tags (any or all of them) and by status. */
export function Filters() {
  const { text, tags, tagMode, status, setTags, setTagMode, setStatus, clearFilters } = useSearch();
  const known = useTags();
  const statuses = useStatuses();
  const isNarrowed = text !== '' || tags.length > 0 || status !== null;
  return (
    <div className="filters">
      <div className="filters-tags">
        <TagsField
          label={words.tagsFilter}
          placeholder={words.tagsFilterNone}
          tags={known}
          value={tags}
          onChange={setTags}
          hideLabel
        />
      </div>
      {tags.length > 1 ? (
        <ChoiceField
          label={words.tagMode}
          hideLabel
          value={tagMode}
          options={[
            { value: 'all', label: words.all },
            { value: 'any', label: words.any },
          ]}
          onChange={setTagMode}
        />
      ) : null}
      <div className="filters-status">
        <SelectField
          aria-label={words.statusFilter}
          placeholder={words.statusAny}
          data={statuses.map((entry) => ({
            value: entry.status,
            label: `${entry.status} · ${formatCount(entry.accounts)}`,
          }))}
          value={status}
          onChange={setStatus}
          allowDeselect
          clearable
        />
      </div>
      {isNarrowed ? (
        <ActionButton tone="quiet" size="small" onClick={clearFilters}>
          {words.clear}
        </ActionButton>
      ) : null}
    </div>
  );
}
