import * as z from 'zod'
import { Slug, Words } from './wording.ts'

const Answers = z.record(Slug, Slug).default({})

/** What is known of every system of one kind, before anybody was asked: the file is called like the use case or the tool. */
export const PrefillFile = z.strictObject({
  name: Words.max(200),
  purpose: Words.max(2000),
  data: Words.max(2000),
  ai_act: Answers,
  privacy: Answers,
})
export type PrefillFile = z.infer<typeof PrefillFile>
