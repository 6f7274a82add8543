import type { ReactNode } from 'react'

type TalkedQuestionProps = {
  /** Where the question stands. */
  about: string
  ask: string
  /** What was answered, or that nothing was yet. */
  answer: string
  children: ReactNode
}

/** The question that a page of its own is about, above its ways back. */
export function TalkedQuestion({ about, ask, answer, children }: TalkedQuestionProps) {
  return (
    <div className="grid gap-3">
      <p className="text-sm text-soft">{about}</p>
      <h1>{ask}</h1>
      <p className="max-w-measure text-soft">{answer}</p>
      {children}
    </div>
  )
}
