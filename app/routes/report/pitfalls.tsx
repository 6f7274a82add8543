import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { Reasons } from '#app/routes/results/reasons.tsx'
import { FoldedSection } from '#app/routes/results/section.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { Comment } from './comment.tsx'
import type { ReportView } from './report-view.ts'

/** How pilots fail, and the answers that put this team there. */
export function Pitfalls({ view }: { view: ReportView }) {
  const { pitfalls, labels } = view
  return (
    <FoldedSection id="pitfalls" title={labels.pitfalls}>
      <Comment view={view} about="section:pitfalls" />
      <ul className="grid gap-10">
        {pitfalls.map((pitfall) => (
          <li key={pitfall.id} className="grid gap-x-12 gap-y-4 md:grid-cols-[17rem_minmax(0,1fr)]">
            <Pitfall pitfall={pitfall} labels={labels} />
          </li>
        ))}
      </ul>
    </FoldedSection>
  )
}

type PitfallProps = { pitfall: ReportView['pitfalls'][number]; labels: ReportView['labels'] }

function Pitfall({ pitfall, labels }: PitfallProps) {
  const { name, tone, label, href, because, firstActions } = pitfall
  return (
    <>
      <div className="grid content-start gap-1">
        <h3>
          <PlaceLink href={href}>{name}</PlaceLink>
        </h3>
        <VerdictMark tone={tone}>{label}</VerdictMark>
      </div>
      <div className="grid content-start gap-4">
        {because.length > 0 && <Reasons reasons={because} />}
        {firstActions.length > 0 && tone !== 'ready' && (
          <div className="grid gap-1 text-sm">
            <p>{labels.pitfallFirst}:</p>
            <ul className="max-w-measure list-disc pl-5">
              {firstActions.map((action) => (
                <li key={action.id} className="py-0.5">
                  <PlaceLink href={action.href}>{action.name}</PlaceLink>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </>
  )
}
