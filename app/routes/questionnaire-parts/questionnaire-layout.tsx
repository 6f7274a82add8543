import type { ReactNode } from 'react'

type QuestionnaireLayoutProps = { progress: ReactNode; children: ReactNode; aside: ReactNode }

/** Progress first, then the question, then what helps: below each other on a phone, two columns from 900 px. */
export function QuestionnaireLayout({ progress, children, aside }: QuestionnaireLayoutProps) {
  return (
    <div className="grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_18rem] lg:grid-rows-[auto_1fr]">
      <div className="lg:col-start-2 lg:row-start-1">{progress}</div>
      <div className="min-w-0 max-w-form lg:col-start-1 lg:row-span-2 lg:row-start-1">{children}</div>
      <aside className="grid content-start gap-8 lg:col-start-2 lg:row-start-2">{aside}</aside>
    </div>
  )
}
