import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import type { ClientOutcome } from './change-client.server.ts'
import type { ClientView } from './client-view.server.ts'
import { NOTE_MAX } from './note-max.ts'

type Part = { view: ClientView; outcome: ClientOutcome | undefined }

/** What the workspace wrote down about a client; no report shows it. */
export function NotesSection({ view: { notes, mayWrite, mayDelete }, outcome }: Part) {
  const t = useTranslations('clients.notes')
  const isNew = outcome?.noteId === undefined
  return (
    <Section fills id="notes" title={t('heading')} text={t('text')}>
      {mayWrite && (
        <Form method="post" noValidate className="grid max-w-form justify-items-start gap-4" key={notes.length}>
          <div className="w-full">
            <TextArea
              name="note"
              label={t('new')}
              maxLength={NOTE_MAX}
              defaultValue={isNew ? outcome?.typed?.note : ''}
              error={isNew ? outcome?.errors?.note : undefined}
            />
          </div>
          <Button name="intent" value="note">
            {t('add')}
          </Button>
        </Form>
      )}
      {notes.length === 0 && <p className="text-soft">{t('none')}</p>}
      <ul className="grid gap-6">
        {notes.map((note) => (
          <li
            key={note.id}
            className="grid max-w-measure grid-cols-1 justify-items-start gap-1 [overflow-wrap:anywhere]"
          >
            <p className="text-sm text-soft">
              {note.by || t('gone')}, <CalendarDate on={note.on} />
              {note.changedOn && (
                <> ({t.rich('changed', { date: () => <CalendarDate on={note.changedOn ?? note.on} /> })})</>
              )}
            </p>
            <p className="whitespace-pre-line">{note.body}</p>
            {mayWrite && (note.isOwn || mayDelete) && <Acts note={note} outcome={outcome} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Only who wrote a note changes it. */
function Acts({ note, outcome }: { note: ClientView['notes'][number]; outcome: ClientOutcome | undefined }) {
  const t = useTranslations('clients.notes')
  const isWrong = outcome?.noteId === note.id
  const of = <VisuallyHidden> {t('of', { text: note.body.slice(0, 40) })}</VisuallyHidden>
  return (
    <div className="flex flex-wrap items-start gap-x-6">
      {note.isOwn && (
        <details open={isWrong} className="open:w-full">
          <summary className="flex min-h-11 cursor-pointer items-center text-accent underline underline-offset-4">
            {t('change')}
            {of}
          </summary>
          <Form method="post" noValidate className="grid justify-items-start gap-4 pb-4" key={note.body}>
            <input type="hidden" name="id" value={note.id} />
            <div className="w-full">
              <TextArea
                name="note"
                id={`note-${note.id}`}
                label={t('body')}
                maxLength={NOTE_MAX}
                defaultValue={isWrong ? outcome?.typed?.note : note.body}
                error={isWrong ? outcome?.errors?.note : undefined}
              />
            </div>
            <Button name="intent" value="changeNote">
              {t('save')}
            </Button>
          </Form>
        </details>
      )}
      <Form method="post">
        <input type="hidden" name="id" value={note.id} />
        <Button kind="quiet" name="intent" value="deleteNote">
          {t('delete')}
          {of}
        </Button>
      </Form>
    </div>
  )
}
