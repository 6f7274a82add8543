import { useEffect, useRef, useState } from 'react'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { readRichText } from '#app/core/rich-text/rich-text.ts'
import { RichWords } from '#app/routes/report/comment.tsx'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { BodyField } from './body-field.tsx'
import type { BuilderFault } from './builder-fields.ts'
import type { BuilderView } from './builder-view.server.ts'
import { InsertBlock } from './insert-block.tsx'
import { useUnsaved } from './use-unsaved.ts'

type TextEditorProps = {
  editor: NonNullable<BuilderView['editor']>
  fault: Extract<BuilderFault, { of: 'text' }> | undefined
  /** What stands there was saved just now. */
  isSaved: boolean
}

/** One text: what is typed, how it will look, and what the result itself proposes. */
export function TextEditor({ editor, fault, isSaved }: TextEditorProps) {
  const t = useTranslations('reportBuilder')
  const { field, name, kind, isWritten, proposal, isStale, language } = editor
  const started = fault?.body ?? editor.body
  const [typed, setTyped] = useState(started)
  const [version, setVersion] = useState(editor.version)
  if (version !== editor.version) {
    setVersion(editor.version)
    // Taken back: what the result proposes stands there again, or nothing.
    if (!isWritten && !fault) setTyped(editor.body)
  }
  const isUnsaved = fault !== undefined || typed.trim() !== editor.body.trim()
  const leaving = useUnsaved(isUnsaved)
  const place = useRef<HTMLFormElement>(null)
  useEffect(() => place.current?.focus({ preventScroll: true }), [])
  const area = useRef<HTMLTextAreaElement>(null)
  const said = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (fault) said.current?.focus()
  }, [fault])
  // Comments stand under the title of a section, parts of the summary under that of all.
  const [Head, Minor] = kind === 'comment' ? (['h4', 'h5'] as const) : (['h3', 'h4'] as const)
  const hasErrors = (fault?.errors.length ?? 0) > 0
  return (
    <Form
      ref={place}
      id="text"
      tabIndex={-1}
      method="post"
      preventScrollReset
      aria-labelledby="text-title"
      className="my-3 grid scroll-mt-6 gap-4 border-accent border-l-4 py-1 pl-5"
    >
      <Head id="text-title" lang={name === '' ? undefined : language} className="font-semibold text-lg">
        {name === '' ? t('headline') : name}
      </Head>
      <div ref={said} tabIndex={-1} className="grid gap-4 empty:hidden">
        {fault && hasErrors && <Errors errors={fault.errors} />}
        {fault?.theirs != null && <Meanwhile body={fault.theirs} />}
        {isStale && (
          <Notice kind="warn" title={t('staleTitle')}>
            {t('staleText')}
          </Notice>
        )}
      </div>
      <input type="hidden" name="field" value={field} />
      <input type="hidden" name="version" value={fault?.version ?? editor.version} />
      <BodyField editor={editor} area={area} typed={typed} onChange={setTyped} hasErrors={hasErrors} />
      {editor.blocks && (
        <InsertBlock blocks={editor.blocks} area={area} onChange={setTyped} inserted={fault?.inserted} />
      )}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button kind="primary" name="intent" value="keep">
          {t('keep')}
        </Button>
        {(isWritten || fault?.theirs != null) && (
          <Button kind="quiet" name="intent" value="back">
            {t(proposal === null ? 'takeBack' : 'backToProposal')}
          </Button>
        )}
        <p role="status" className="text-sm text-soft">
          {isSaved && !isUnsaved && t('saved.text')}
        </p>
      </div>
      {leaving && <Leaving leaving={leaving} />}
      {kind !== 'headline' && typed.trim() !== '' && (
        <Look id="look" title={t('looksLike')} level={Minor} text={typed} lang={language} />
      )}
      {proposal !== null && isWritten && (
        <Look id="proposal" title={t('proposal')} level={Minor} text={proposal} lang={language} isSoft />
      )}
    </Form>
  )
}

/** A step that would lose what was typed waits for an answer. */
function Leaving({ leaving }: { leaving: NonNullable<ReturnType<typeof useUnsaved>> }) {
  const t = useTranslations('reportBuilder')
  return (
    <Notice kind="warn" title={t('leaving')}>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button type="button" onClick={() => leaving.reset()}>
          {t('stay')}
        </Button>
        <Button type="button" kind="quiet" onClick={() => leaving.proceed()}>
          {t('leave')}
        </Button>
      </div>
    </Notice>
  )
}

type LookProps = { id: string; title: string; level: 'h4' | 'h5'; text: string; lang: string; isSoft?: boolean }

/** A text as it looks in the report. */
function Look({ id, title, level: Title, text, lang, isSoft = false }: LookProps) {
  return (
    <section aria-labelledby={`${id}-title`} className="grid gap-2 border-hair border-t pt-4">
      <Title id={`${id}-title`} className="text-sm text-soft">
        {title}
      </Title>
      <div lang={lang} className={`grid max-w-measure gap-2 ${isSoft ? 'text-soft' : ''}`}>
        <RichWords words={readRichText(text)} />
      </div>
    </section>
  )
}

function Errors({ errors }: { errors: readonly string[] }) {
  const t = useTranslations('reportBuilder')
  return (
    <Notice kind="error" title={t('notKept')}>
      <ul id="body-errors" className="grid list-disc gap-1 pl-5 [overflow-wrap:anywhere]">
        {errors.map((error) => (
          <li key={error}>{error}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** Somebody else was faster: theirs above what was typed, which still stands in the form. */
function Meanwhile({ body }: { body: string }) {
  const t = useTranslations('reportBuilder')
  return (
    <Notice kind="warn" title={t('meanwhile')}>
      <p className="whitespace-pre-line [overflow-wrap:anywhere]">{body === '' ? t('takenBack') : body}</p>
      <p className="mt-2">{t('meanwhileText')}</p>
    </Notice>
  )
}
