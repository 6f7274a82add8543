import type { VendorReplies } from './vendor-form.ts'

type Reply = VendorReplies[string]

/** No option and no words. */
export const NO_REPLY: Reply = { answer: '', text: '' }

export type Merging = {
  /** What is stored now. */
  stored: VendorReplies
  /** What one form holds, with a key only for what was entered. */
  typed: VendorReplies
  /** Whether a reply is the one that stood under a question when the form was shown. */
  wasShown: (question: string, reply: Reply) => boolean
  /** Whether the form is sent for good: then somebody has to have seen each reply. */
  isSent: boolean
}

/**
 * Brings what one form holds together with what others stored meanwhile, question by question: what nobody else changed
 * is as it was typed, and emptied if it was emptied; what only others changed stays theirs.
 *
 * @returns `changed`: questions that were answered in two ways, or that changed unseen before the form is sent; the
 * stored reply to them stays
 */
export function mergeReplies(
  questions: readonly { id: string }[],
  { stored, typed, wasShown, isSent }: Merging,
): { replies: VendorReplies; changed: string[] } {
  const replies = { ...stored }
  const changed: string[] = []
  for (const { id } of questions) {
    const there = stored[id] ?? NO_REPLY
    const entered = typed[id] ?? NO_REPLY
    if (wasShown(id, there) || isSame(there, entered)) {
      if (isSame(entered, NO_REPLY)) delete replies[id]
      else replies[id] = entered
    } else if (isSent || !wasShown(id, entered)) changed.push(id)
  }
  return { replies, changed }
}

const isSame = (one: Reply, other: Reply) => one.answer === other.answer && one.text === other.text
