import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { EvidenceView } from '#app/server/evidence/evidence-view.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { FileSize } from '#app/ui/file-size.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'

type ListProps = {
  shown: readonly EvidenceView[]
  removed: readonly EvidenceView[]
  mayChange: boolean
  isOwnOnly: boolean
}

/** What shows an answer, and what did. */
export function EvidenceList({ shown, removed, mayChange, isOwnOnly }: ListProps) {
  const t = useTranslations('evidence')
  return (
    <section className="grid gap-6 border-hair border-t pt-8">
      <h2>{t(isOwnOnly ? 'youGave' : 'shown', { count: shown.length })}</h2>
      {shown.length > 0 && (
        <ul className="grid grid-cols-1 gap-8">
          {shown.map((piece) => (
            <li key={piece.id} className="grid grid-cols-1 gap-2">
              <Piece piece={piece} />
              {mayChange && <Remove piece={piece} />}
            </li>
          ))}
        </ul>
      )}
      {removed.length > 0 && (
        <Disclosure summary={t('history', { count: removed.length })}>
          <ul className="grid grid-cols-1 gap-4">
            {removed.map((piece) => (
              <li key={piece.id} className="grid grid-cols-1 gap-1">
                <span className="text-soft line-through">{piece.name}</span>
                <By piece={piece} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  )
}

function Piece({ piece }: { piece: EvidenceView }) {
  const t = useTranslations('evidence')
  const { name, kind, href, begin, size } = piece
  const isPicture = kind === 'png' || kind === 'jpeg'
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        {kind === 'link' ? (
          <a href={href ?? undefined} rel="noopener noreferrer nofollow" target="_blank">
            {name}
          </a>
        ) : (
          <a href={href ?? undefined} download>
            {name}
          </a>
        )}
        <span className="text-sm text-soft">
          {t(`kinds.${kind}`)}
          {size > 0 && (
            <>
              , <FileSize bytes={size} />
            </>
          )}
        </span>
      </p>
      {kind === 'link' && href !== name && <p className="text-sm text-soft">{href}</p>}
      {isPicture && href && (
        <img
          src={href}
          alt={t('picture', { name })}
          loading="lazy"
          className="max-h-80 max-w-full border border-hair object-contain"
        />
      )}
      {begin && (
        <div className="grid gap-1">
          <p className="text-sm text-soft">{t('begins')}</p>
          <pre className="whitespace-pre-wrap border-hair border-l-2 pl-4 text-sm">{begin}</pre>
        </div>
      )}
      <By piece={piece} />
    </>
  )
}

function By({ piece: { by, at, removed } }: { piece: EvidenceView }) {
  const t = useTranslations('evidence')
  return (
    <p className="text-sm text-soft">
      {by ? t('added', { name: by }) : t('addedBySomebody')}, <Moment {...at} />
      {removed && (
        <span className="block">
          {removed.by ? t('removedBy', { name: removed.by }) : t('removedBySomebody')}, <Moment {...removed.at} />
        </span>
      )}
    </p>
  )
}

/** What may not come back is unfolded first. */
function Remove({ piece: { id, name } }: { piece: EvidenceView }) {
  const t = useTranslations('evidence')
  return (
    <details>
      <summary className="flex min-h-11 cursor-pointer items-center text-accent underline underline-offset-4">
        {t('remove')}
        <VisuallyHidden> {name}</VisuallyHidden>
      </summary>
      <Form method="post" className="grid max-w-form justify-items-start gap-2 pb-4">
        <input type="hidden" name="use" value={id} />
        <p className="text-sm text-soft">{t('removeMeans', { name })}</p>
        <Button kind="danger" name="intent" value="remove">
          {t('removeNow')}
          <VisuallyHidden> {name}</VisuallyHidden>
        </Button>
      </Form>
    </details>
  )
}
