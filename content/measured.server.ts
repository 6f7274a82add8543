import * as z from 'zod'
import file from './measured/adaptive-check.json' with { type: 'json' }

const Figures = z.strictObject({ mean: z.number(), p50: z.number(), p90: z.number() })

const MeasuredCheck = z.strictObject({
  catalogue: z.strictObject({ version: z.string(), hash: z.string(), rules: z.string() }),
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
