import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'

/** The capability whose steps are shorter where the pilot's KPI has figures from before. */
const BASELINE = 'baseline-measurement'

/** Steps of other capabilities that claim to be shorter: figures of one KPI say nothing of their history. */
export function checkHistory({ items }: ContentFiles): Finding[] {
  return items.actions
    .filter(({ group, data }) => data.weeks_with_history !== undefined && group !== BASELINE)
    .map(({ file, group }) => ({
      file,
      path: ['weeks_with_history'],
      message: `The pilot's own figures do not make a step of "${group}" shorter.`,
      mend: `Leave weeks_with_history out; only steps of "${BASELINE}" have it.`,
    }))
}
