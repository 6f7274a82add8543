import { useFormatter, useTranslations } from 'use-intl'
import {
  type Guess,
  guessWord,
  type NeighbourCounts,
  nearWords,
  outcomeOf,
  type Practice,
} from '#app/core/library/masked-word.ts'
import { NearWords } from './near-words.tsx'

type CoveredWordProps = { practice: Practice; counts: NeighbourCounts; words: readonly string[]; at: number }

/** Guesses that are named; the others are counted. */
const NAMED = 4
const NEAREST = 5

/** What the toy guesses where a word is covered, what it was, and which words it holds to be alike. */
export function CoveredWord({ practice, counts, words, at }: CoveredWordProps) {
  const t = useTranslations('figures.cover')
  const word = words[at] ?? ''
  const { by, places, guesses } = guessWord(practice, words, at)
  const own = guesses.find((guess) => guess.word === word)
  const [best] = guesses
  const said = t(`outcome.${outcomeOf(guesses, word)}`, {
    word,
    places,
    count: own?.count ?? 0,
    guess: best?.word ?? '',
    top: best?.count ?? 0,
  })
  return (
    <div data-say={said} className="grid gap-6">
      <p className="max-w-measure font-serif text-lg">{said}</p>
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        <div className="grid content-start gap-2">
          <h4 className="font-semibold">{t('guesses')}</h4>
          <p className="text-sm text-soft">{t(`counted.${by}`, { places })}</p>
          <Guesses guesses={guesses} places={places} right={word} />
        </div>
        <div className="grid content-start gap-2">
          <h4 className="font-semibold">{t('learned')}</h4>
          <NearWords word={word} near={nearWords(counts, word, NEAREST)} />
        </div>
      </div>
    </div>
  )
}

/** The likeliest guesses, and the right one however unlikely it is. */
function Guesses({ guesses, places, right }: { guesses: readonly Guess[]; places: number; right: string }) {
  const t = useTranslations('figures.cover')
  const format = useFormatter()
  const named = guesses.filter(({ word }, at) => at < NAMED || word === right)
  const rest = guesses.length - named.length
  return (
    <ul className="grid gap-2 text-sm">
      {named.map(({ word, count, share }) => (
        <li key={word} className="grid grid-cols-[1fr_auto] gap-x-3" data-right={word === right || undefined}>
          <span className={word === right ? 'font-semibold' : undefined}>
            {word}
            {word === right && <span className="ms-2 font-normal text-accent">✓ {t('right')}</span>}
          </span>
          <span className="text-soft tabular-nums">
            {t('times', { count, places })} · {format.number(share, { style: 'percent' })}
          </span>
          <svg
            viewBox="0 0 100 6"
            preserveAspectRatio="none"
            aria-hidden="true"
            className="col-span-2 mt-1 h-1.5 w-full"
          >
            <rect width="100" height="6" className="fill-raise" />
            <rect
              width={Math.round(1000 * share) / 10}
              height="6"
              className={word === right ? 'fill-accent' : 'fill-edge'}
            />
          </svg>
        </li>
      ))}
      {rest > 0 && <li className="text-faint">{t('rest', { count: rest })}</li>}
    </ul>
  )
}
