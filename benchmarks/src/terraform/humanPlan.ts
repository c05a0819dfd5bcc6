/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

const HEAD = `Terraform used the selected providers to generate the following execution
plan. Resource actions are indicated with the following symbols:
  ~ update in-place

Terraform will perform the following actions:
`;

function resource(index: number): string {
  return `
  # module.fleet["${
    index % 40
  }"].aws_sqs_queue.queue_${index} will be updated in-place
  ~ resource "aws_sqs_queue" "queue_${index}" {
        id                         = "https://sqs.example.com/111122223333/queue-${index}"
        name                       = "queue-${index}"
      ~ visibility_timeout_seconds = 30 -> 60
      ~ tags                       = {
          ~ "revision" = "${index}" -> "${index + 1}"
            # (3 unchanged elements hidden)
        }
        # (12 unchanged attributes hidden)
    }
`;
}

/** A plan as Terraform prints it, of at least this many bytes; all in ASCII. */
export function humanPlan(bytes: number): string {
  const resources: string[] = [];
  let length = HEAD.length;
  while (length < bytes) {
    const next = resource(resources.length);
    resources.push(next);
    length += next.length;
  }
  return `${HEAD}${resources.join('')}
Plan: 0 to add, ${resources.length} to change, 0 to destroy.
`;
}
