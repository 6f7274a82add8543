import * as z from 'zod'
import file from './measured/adaptive-check.json' with { type: 'json' }
import weightsFile from './measured/weights.json' with { type: 'json' }

const Figures = z.strictObject({ mean: z.number(), p50: z.number(), p90: z.number() })

const MeasuredCheck = z.strictObject({
  /** `rules`: a hash of all that the figures hang on; a test compares it. */
  catalogue: z.strictObject({ version: z.string(), rules: z.string() }),
  seed: z.int(),
  organisations: z.int(),
  othersForPrior: z.int(),
  /** Of the full check, beside those on what it is about. */
  questions: z.int(),
  results: z.array(
    z.strictObject({
      wanted: z.string(),
      questions: z.strictObject({
        fixed: Figures,
        skipped: Figures,
        adaptive: Figures,
        informed: Figures,
        hindsight: Figures,
      }),
      /** Verdicts that differ from those that all answers together give. */
      wrong: z.int(),
    }),
  ),
})

/** Questions until verdicts are settled, by order of asking, over made-up organisations; `npm run bench -- adaptive --save` writes it. */
export const measuredCheck = MeasuredCheck.parse(file)

/** Points of readiness. */
const Points = { mean: z.number(), p90: z.number(), most: z.number() }

const MeasuredWeights = z.strictObject({
  /** `weights`: a hash of all that the figures hang on; a test compares it. */
  catalogue: z.strictObject({ version: z.string(), weights: z.string() }),
  seed: z.int(),
  organisations: z.int(),
  /** Of these, the order of techniques was looked at. */
  ordered: z.int(),
  draws: z.int(),
  /** How far a weight is moved, as a share of itself. */
  spread: z.number(),
  /** By how much readiness differs under another set of weights, and pairs of organisations that change places. */
  sets: z.array(z.strictObject({ id: z.string(), ...Points, swappedPercent: z.number() })),
  moved: z.strictObject(Points),
  /** `otherVerdicts`: runs in which a verdict or its steps differ. */
  order: z.strictObject({ firstStaysPercent: z.number(), ofFiveStayPercent: z.number(), otherVerdicts: z.int() }),
})

/** What hangs on weights, over made-up organisations; `npm run bench -- weights --save` writes it. */
export const measuredWeights = MeasuredWeights.parse(weightsFile)
