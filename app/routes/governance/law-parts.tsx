import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { LawNote, WrongClaimView } from '#app/core/governance/views/view-ai-act.ts'
import { Places } from '#app/routes/governance-parts/places.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'

type LawPageProps = {
  title: string
  lead: ReactNode
  asOf: ReactNode
  contents: readonly (readonly [id: string, title: string])[]
  children: ReactNode
}

/** A page on a law: what it is about, how old it is, and where things stand on it. */
export function LawPage({ title, lead, asOf, contents, children }: LawPageProps) {
  const t = useTranslations('governancePages')
  return (
    <article className="grid gap-12">
      <header className="grid gap-4">
        <h1 className="max-w-[28ch]">{title}</h1>
        <p className="max-w-measure text-lg">{lead}</p>
        <p className="text-faint text-sm">{asOf}</p>
        <nav aria-label={t('contents')} className="max-w-measure">
          <ol className="grid gap-x-8 sm:grid-cols-2">
            {contents.map(([id, name]) => (
              <li key={id}>
                <a href={`#${id}`} className="inline-flex min-h-9 items-center">
                  {name}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      </header>
      {children}
    </article>
  )
}

type NoteListProps = { notes: readonly LawNote[]; after?: (note: LawNote) => ReactNode; isOrdered?: boolean }

/** Statements of law, each with where it stands. */
export function LawNotes({ notes, after, isOrdered = false }: NoteListProps) {
  const List = isOrdered ? 'ol' : 'ul'
  return (
    <List className={`grid max-w-measure ${isOrdered ? 'list-decimal pl-6' : ''}`}>
      {notes.map((note) => (
        <li key={note.id} className="border-hair border-b py-3">
          <p className="font-semibold">{note.name}</p>
          {note.text && <p>{note.text}</p>}
          {after?.(note)}
          <p className="text-faint text-sm">
            <Places places={note.places} />
          </p>
        </li>
      ))}
    </List>
  )
}

/** What circulates and is wrong, with what is right. */
export function WrongClaims({ claims }: { claims: readonly WrongClaimView[] }) {
  const t = useTranslations('governancePages')
  return (
    <ul className="grid max-w-measure">
      {claims.map(({ id, wrong, right, places }) => (
        <li key={id} className="border-hair border-b py-3">
          <p className="text-soft">
            <span className="font-semibold text-stop">{t('wrong')}</span> <s>{wrong}</s>
          </p>
          <p>
            <span className="font-semibold text-ready">{t('right')}</span> {right}
          </p>
          <p className="text-faint text-sm">
            <Places places={places} />
          </p>
        </li>
      ))}
    </ul>
  )
}

/** A long list, folded away on the screen and open in print. */
export function Folded({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <div className="w-full max-w-measure">
      <Disclosure summary={summary}>{children}</Disclosure>
    </div>
  )
}
