import { ValueEffort } from '#app/charts/dom/value-effort.tsx'
import type { PriorityReport, PriorityRow } from '#app/report/model/priority-model.ts'

type PriorityPictureProps = {
  picture: NonNullable<PriorityReport['picture']>
  rows: readonly Pick<PriorityRow, 'id' | 'letter' | 'name'>[]
}

/** Value against effort, with what each letter stands for. */
export function PriorityPicture({ picture, rows }: PriorityPictureProps) {
  const { label, axes, items, costTicks, netTicks } = picture
  const byLetter = [...rows].sort((a, b) => a.letter.length - b.letter.length || (a.letter < b.letter ? -1 : 1))
  return (
    <figure className="grid gap-4">
      <ValueEffort items={items} costTicks={costTicks} netTicks={netTicks} axes={axes} label={label} />
      <p className="text-right text-sm text-soft">{axes.cost}</p>
      <figcaption>
        <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
          {byLetter.map(({ id, letter, name }) => (
            <li key={id}>
              <span className="font-semibold">{letter}</span> {name}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}
