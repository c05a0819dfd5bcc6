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

import {
  getString,
  KubernetesObject,
  TemplateReading,
} from 'backstage-plugin-groundplan-common';
import { listEnvsubstVariables } from '../../../templating/envsubst/listEnvsubstVariables';
import { renderEnvsubst } from '../../../templating/envsubst/renderEnvsubst';
import { listGoTemplateParameters } from '../../../templating/go-template/listGoTemplateParameters';
import { renderGoTemplate } from '../../../templating/go-template/renderGoTemplate';
import { TemplateError } from '../../../templating/TemplateError';
import { MAX_TEXT_LENGTH } from './limits';
import { TemplateEngine } from './TemplateEngine';

const DELIMITERS = 'templates.weave.works/delimiters';

const envsubst: TemplateEngine = {
  read: ({ name, text }) =>
    asReading(() => ({
      parameters: listEnvsubstVariables(text, { name }).map(variable => ({
        name: variable.name,
        optional: !variable.required,
      })),
      problems: [],
    })),
  render: ({ name, text }, values) =>
    renderEnvsubst(text, values, {
      name,
      limits: { maxOutputLength: MAX_TEXT_LENGTH },
    }),
};

/** The dialect that a template says it is written in. @internal */
export function engineOf(object: KubernetesObject): TemplateEngine {
  return getString(object.spec, 'renderType') === 'templating'
    ? goTemplates(object)
    : envsubst;
}

function goTemplates({ metadata }: KubernetesObject): TemplateEngine {
  const { name, namespace = '', annotations } = metadata;
  const delimiters = delimitersOf(annotations?.[DELIMITERS]);
  return {
    read: text =>
      listGoTemplateParameters(text.text, { name: text.name, delimiters }),
    render: (text, values) =>
      renderGoTemplate(text.text, {
        name: text.name,
        delimiters,
        data: { params: values, template: { meta: { name, namespace } } },
        limits: { maxOutputLength: MAX_TEXT_LENGTH },
      }),
  };
}

/** `left,right`; anything else is none, as Weave GitOps has it. */
function delimitersOf(
  text: string | undefined,
): { left: string; right: string } | undefined {
  const [left, right, ...more] = text?.split(',') ?? [];
  return right !== undefined && more.length === 0 ? { left, right } : undefined;
}

function asReading(read: () => TemplateReading): TemplateReading {
  try {
    return read();
  } catch (error) {
    if (error instanceof TemplateError) {
      return { parameters: [], problems: [error.message] };
    }
    throw error;
  }
}
