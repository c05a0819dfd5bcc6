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

import { JsonSchema } from '../schema/JsonSchema';
import { TemplateParameter } from './readParameters';

/** The schema of the parameters' values, which are all strings. @internal */
export function parametersSchema(
  parameters: readonly TemplateParameter[],
): JsonSchema {
  const required = parameters
    .filter(parameter => parameter.required && !parameter.default)
    .map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(
      parameters.map(parameter => [
        parameter.name,
        {
          title: parameter.name,
          ...parameterSchema(parameter),
          ...(required.includes(parameter.name) ? { minLength: 1 } : {}),
        },
      ]),
    ),
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  };
}

/**
 * The schema of one parameter. A default that is not among the options is one of
 * them here, as Weave GitOps fills it in without asking.
 *
 * @internal
 */
export function parameterSchema(parameter: TemplateParameter): JsonSchema {
  const { description, options, default: value } = parameter;
  return {
    type: 'string',
    ...(description ? { description } : {}),
    ...(options.length > 0
      ? { enum: [...new Set([...options, ...(value ? [value] : [])])] }
      : {}),
    ...(value ? { default: value } : {}),
  };
}
