import { useTranslations } from 'use-intl'
import { countNeighbours, type NeighbourCounts, type Practice, readPractice } from '#app/core/library/masked-word.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { CoveredWord } from './covered-word.tsx'
import { Pick } from './pick.tsx'

/** What each row is made of, and the index of the word that is covered first. */
const EXAMPLES = {
  advert: { reads: 'sentences', first: 7 },
  offer: { reads: 'sentences', first: 2 },
  visit: { reads: 'visits', first: 0 },
} as const
type Example = keyof typeof EXAMPLES
const IDS = Object.keys(EXAMPLES) as Example[]

const MARKS = { sentences: ' ', visits: ', ' } as const
type Material = { practice: Practice; counts: NeighbourCounts }

/** Self-supervised learning: a word is covered and guessed, and what the guessing leaves behind is the point. */
export function CoverFigure() {
  const t = useTranslations('figures.cover')
  const texts = { sentences: t('practice.sentences'), visits: t('practice.visits') }
  const rows = { sentences: read(texts.sentences, ' ').practice, visits: read(texts.visits, ', ').practice }
  const sizes = { sentences: rows.sentences.length, visits: rows.visits.length }
  return (
    <figure aria-labelledby="figure-title" data-figure="cover" className="grid gap-6">
      <figcaption className="grid gap-3">
        <h3 id="figure-title">{t('title')}</h3>
        <p className="max-w-measure text-soft">{t('intro', sizes)}</p>
      </figcaption>
      <fieldset className="min-w-0">
        <legend className="sr-only">{t('examples')}</legend>
        <div className="picks">
          {IDS.map((id) => (
            <Pick
              key={id}
              name="cover-example"
              value={id}
              isFirst={id === 'advert'}
              look="tab"
              label={t(`example.${id}.name`)}
            >
              <CoverExample id={id} {...read(texts[EXAMPLES[id].reads], MARKS[EXAMPLES[id].reads])} />
            </Pick>
          ))}
        </div>
      </fieldset>
      <p aria-live="polite" data-live className="sr-only" />
      <p className="max-w-measure text-soft">
        <strong className="text-ink">{t('toy')}.</strong> {t('real')}
      </p>
      <div className="no-print">
        <Disclosure summary={t('material', sizes)}>
          <div className="grid gap-x-8 gap-y-4 text-sm text-soft sm:grid-cols-2">
            {[rows.sentences, rows.visits].map((lines, at) => (
              <ul key={MARKS[at === 0 ? 'sentences' : 'visits']}>
                {lines.map((words) => (
                  <li key={words.join()}>{words.join(at === 0 ? ' ' : ', ')}</li>
                ))}
              </ul>
            ))}
          </div>
        </Disclosure>
      </div>
    </figure>
  )
}

function CoverExample({ id, practice, counts }: Material & { id: Example }) {
  const t = useTranslations('figures.cover')
  const { reads, first } = EXAMPLES[id]
  const words = t(`example.${id}.sample`).split(MARKS[reads])
  return (
    <>
      <fieldset className="min-w-0">
        <legend className="mb-2 text-sm text-soft">{t(`choose.${reads}`)}</legend>
        <div className="picks" data-of={reads}>
          {words.map((word, at) => (
            <Pick key={word} name={`cover-${id}`} value={String(at)} isFirst={at === first} look="word" label={word}>
              <CoveredWord practice={practice} counts={counts} words={words} at={at} />
            </Pick>
          ))}
        </div>
      </fieldset>
      <p className="mt-6 max-w-measure text-soft">{t(`remark.${id}`)}</p>
    </>
  )
}

const materials = new Map<string, Material>()

/** Counted once for each text: it does not change while the server runs. */
function read(text: string, mark: string): Material {
  const known = materials.get(text)
  if (known) return known
  const practice = readPractice(text, mark)
  const material = { practice, counts: countNeighbours(practice) }
  materials.set(text, material)
  return material
}
