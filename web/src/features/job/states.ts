// The states of jobs, with our words.
export const jobStates = [
  ['active', 'job.active'],
  ['waiting', 'job.waiting'],
  ['delayed', 'job.delayed'],
  ['waiting-children', 'job.children'],
  ['paused', 'job.paused'],
  ['failed', 'job.failed'],
  ['completed', 'job.completed'],
] as const
