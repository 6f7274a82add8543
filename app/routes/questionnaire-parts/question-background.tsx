import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'

export type Dependent = { id: string; name: string; href: string }

type QuestionBackgroundProps = {
  /** Why we ask, in a sentence or two. */
  why?: string
  example?: string
  useCases: readonly Dependent[]
  techniques: readonly Dependent[]
}

/** Why we ask, an example, and what depends on the answer: beside one question, or folded below it in a list of them. */
export function QuestionBackground({ why, example, useCases, techniques }: QuestionBackgroundProps) {
  const t = useTranslations('questionnaire')
  return (
    <div className="grid max-w-measure gap-8 text-sm text-soft">
      {why && (
        <Part title={t('why')}>
          <p>{why}</p>
        </Part>
      )}
      {example && (
        <Part title={t('example')}>
          <p>{example}</p>
        </Part>
      )}
      {useCases.length + techniques.length > 0 && (
        <Part title={t('dependsOnIt')}>
          <Dependents items={useCases} count={t('useCaseCount', { count: useCases.length })} />
          <Dependents items={techniques} count={t('techniqueCount', { count: techniques.length })} />
        </Part>
      )}
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid gap-2">
      <h2 className="text-base text-ink">{title}</h2>
      {children}
    </div>
  )
}

/** A few are named; a long list is folded behind its count. */
function Dependents({ items, count }: { items: readonly Dependent[]; count: string }) {
  const links = items.map((item) => (
    <li key={item.id} className="py-3 lg:py-1">
      <Link to={item.href}>{item.name}</Link>
    </li>
  ))
  if (items.length === 0) return null
  if (items.length <= 3) return <ul>{links}</ul>
  return (
    <details>
      <summary className="cursor-pointer py-3 text-accent lg:py-1">{count}</summary>
      <ul className="pl-4">{links}</ul>
    </details>
  )
}
