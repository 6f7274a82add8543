/** As browsers count, which the database allows too. */
export const COMMENT_MAX = 4_000

/** What the forms on a page of comments send; `who.<n>`: who is meant by a name that several go by. */
export const COMMENT_FIELDS = {
  intent: 'one',
  /** Of a comment to be written. */
  opId: 'one',
  /** The thread that is answered, resolved or opened again. */
  thread: 'one',
  /** The comment that is changed or deleted. */
  comment: 'one',
  body: 'one',
  /** `yes`: a new thread is open to whoever is asked. */
  forAsked: 'one',
  'who.*': 'one',
} as const

/** Why a comment was not taken, with what was typed. */
export type CommentFault = {
  /** The thread that was answered, the comment that was changed, or `new`. */
  form: string
  typed: string
  /** It was to be open to whoever is asked. */
  forAsked: boolean
  error: string
  /** Names that several go by. */
  unclear: { written: string; people: { id: string; label: string }[] }[]
}
