import { Form } from 'react-router'
import { Button } from '#app/ui/button.tsx'

type CopyFormProps = {
  assessmentId: string
  label: string
  /** Levels by capability id that the plan of the copy is to reach, too. */
  levels?: Readonly<Record<string, number>>
}

/** A button that goes on with a copy of a submitted assessment. */
export function CopyForm({ assessmentId, label, levels = {} }: CopyFormProps) {
  return (
    <Form method="post" action={`/assessments/${assessmentId}`}>
      {Object.entries(levels).map(([id, level]) => (
        <input key={id} type="hidden" name={`level.${id}`} value={level} />
      ))}
      <Button name="intent" value="copy">
        {label}
      </Button>
    </Form>
  )
}
