import { Form } from 'react-router'
import { Button } from '#app/ui/button.tsx'

/** A button that goes on with a copy of a submitted assessment. */
export function CopyForm({ assessmentId, label }: { assessmentId: string; label: string }) {
  return (
    <Form method="post" action={`/assessments/${assessmentId}`}>
      <Button name="intent" value="copy">
        {label}
      </Button>
    </Form>
  )
}
