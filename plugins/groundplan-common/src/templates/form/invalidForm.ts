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

import { TemplateForm } from './TemplateForm';

/**
 * The form of a template that cannot be used: it says why, and cannot be
 * submitted, as no value is valid. The steps stay, and refuse as well.
 *
 * @public
 */
export function invalidForm(
  problems: readonly string[],
  form?: TemplateForm,
): TemplateForm {
  return {
    steps: [],
    output: {},
    ...form,
    parameters: [
      {
        title: 'This template cannot be used',
        description: problems.join('\n\n'),
        type: 'object',
        required: ['invalid'],
        properties: {
          invalid: {
            title: 'What is wrong with it',
            type: 'string',
            default: problems.join('\n'),
            not: {},
            'ui:widget': 'textarea',
            'ui:readonly': true,
          },
        },
      },
    ],
  };
}
