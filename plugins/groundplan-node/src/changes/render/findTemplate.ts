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

import { InputError, NotFoundError } from '@backstage/errors';
import {
  getList,
  getRecord,
  JsonSchema,
  KubernetesObject,
  templateSources,
  TemplateSourceRef,
} from 'backstage-plugin-groundplan-common';
import { readTemplate } from './readTemplate';
import { RenderContext } from './Renderer';

/** A template with what its form asks for. @internal */
export interface TemplateWithForm {
  object: KubernetesObject;
  /** Such as `the CAPITemplate default/eks of hub`. */
  title: string;
  /** The schema of the values, as it is that of the form's pages. */
  schema: JsonSchema;
  /** The schema of the namespace that the form asks for. */
  namespace: JsonSchema;
}

/**
 * The object that a source names. Fails where there is none, and where nothing
 * can be made of it, with the reason that its form gives too.
 *
 * @internal
 */
export function findTemplate(
  source: TemplateSourceRef,
  context: Pick<RenderContext, 'host' | 'lookup'>,
): TemplateWithForm {
  const { host, kind: segment, namespace, name } = source;
  const subject = templateSources.subjects.find(
    candidate => candidate.segment === segment,
  );
  if (!subject) {
    throw new InputError(`'${segment}' is no kind of template`);
  }
  const title = `the ${subject.kind} ${namespace}/${name} of ${host}`;
  if (host !== context.host) {
    throw new InputError(
      `What ${title} makes goes to ${host}, not to ${context.host}`,
    );
  }
  const { group, kind } = subject;
  const object = context.lookup.get(group, kind, namespace, name);
  if (!object) {
    throw new NotFoundError(`There is no such template: ${title}`);
  }
  const { template, findings = [] } = templateSources.facts(object, [], {
    host,
    readTemplate,
  });
  const problems = findings.filter(({ severity }) => severity === 'error');
  if (problems.length > 0 || !template) {
    const messages = problems.map(({ message }) => message);
    throw new InputError(`Of ${title} nothing can be made: ${all(messages)}`);
  }
  return { object, title, ...schemasOf(template.parameters) };
}

/** The pages but for where it goes and what will change, as one schema. */
function schemasOf(
  pages: JsonSchema[],
): Pick<TemplateWithForm, 'schema' | 'namespace'> {
  const asked = pages.filter(page => {
    const { target, preview } = getRecord(page, 'properties') ?? {};
    return target === undefined && preview === undefined;
  });
  const [target] = pages.flatMap(
    page => getRecord(page, 'properties', 'target') ?? [],
  );
  return {
    schema: {
      type: 'object',
      properties: Object.assign(
        {},
        ...asked.map(page => getRecord(page, 'properties')),
      ),
      required: asked.flatMap(page => getList(page, 'required')),
      additionalProperties: false,
    },
    namespace: getRecord(target, 'properties', 'namespace') ?? {},
  };
}

function all(messages: string[]): string {
  return messages.join('; ') || 'it has no form';
}
