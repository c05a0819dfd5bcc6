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
  getField,
  getList,
  getRecord,
  getString,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { MAX_TEXT_LENGTH } from './limits';
import { ChartPart, readCharts } from './readCharts';
import { TemplateText } from './TemplateEngine';
import { toTemplateText } from './yamlText';

/** What goes into one file. @internal */
export interface ResourcePart {
  /** As the layout has it where it is left out. */
  path?: TemplateText;
  /** An object each. */
  content: TemplateText[];
  /** Any number of YAML documents. */
  raw?: TemplateText;
}

/** A template as the texts that are rendered. @internal */
export interface TemplateParts {
  resources: ResourcePart[];
  charts: ChartPart[];
  /** Of the HelmRepository of the charts. */
  repositoryPath?: TemplateText;
  /** Why it cannot be used. */
  problems: string[];
}

/**
 * Takes a CAPITemplate or GitOpsTemplate of any version apart. Never throws.
 *
 * @internal
 */
export function readTemplateParts(object: KubernetesObject): TemplateParts {
  const problems: string[] = [];
  const length = JSON.stringify(object.spec ?? {}).length;
  if (length > MAX_TEXT_LENGTH) {
    problems.push(
      `spec: ${length} characters are more than the ${MAX_TEXT_LENGTH} that a template may have`,
    );
    return { resources: [], charts: [], problems };
  }
  const entries = getList(object.spec, 'resourcetemplates');
  return {
    resources: isFlat(entries)
      ? [{ content: contentOf(entries, 'spec.resourcetemplates', problems) }]
      : entries.map((entry, index) =>
          resourceOf(entry, `spec.resourcetemplates[${index}]`, problems),
        ),
    charts: readCharts(object, problems),
    repositoryPath: textOf(
      getField(object.spec, 'charts', 'helmRepositoryTemplate', 'path'),
      'spec.charts.helmRepositoryTemplate.path',
      problems,
    ),
    problems,
  };
}

/** All texts of a template, in the order that they are rendered in. @internal */
export function textsOf(parts: TemplateParts): TemplateText[] {
  return [
    ...parts.resources.flatMap(({ path, content, raw }) => [
      ...(path ? [path] : []),
      ...content,
      ...(raw ? [raw] : []),
    ]),
    ...parts.charts.flatMap(({ values, content, path }) =>
      [values, content, path].filter(text => text !== undefined),
    ),
    ...(parts.repositoryPath ? [parts.repositoryPath] : []),
  ];
}

/** In v1alpha1, the objects stand there themselves. */
function isFlat(entries: readonly unknown[]): boolean {
  return (
    entries.length > 0 &&
    entries.every(
      entry =>
        getString(entry, 'kind') !== undefined &&
        getField(entry, 'content') === undefined &&
        getField(entry, 'raw') === undefined,
    )
  );
}

function resourceOf(
  entry: unknown,
  at: string,
  problems: string[],
): ResourcePart {
  const content = getField(entry, 'content');
  const raw = textOf(getField(entry, 'raw'), `${at}.raw`, problems);
  if (raw && content !== undefined && content !== null) {
    problems.push(`${at}: it has both content and raw`);
  } else if (!raw && getList(entry, 'content').length === 0) {
    problems.push(`${at}: it has neither content nor raw`);
  }
  return {
    path: textOf(getField(entry, 'path'), `${at}.path`, problems),
    content: contentOf(getList(entry, 'content'), `${at}.content`, problems),
    raw,
  };
}

function contentOf(
  entries: readonly unknown[],
  at: string,
  problems: string[],
): TemplateText[] {
  return entries.flatMap((entry, index) => {
    const name = `${at}[${index}]`;
    if (!getRecord(entry)) {
      problems.push(`${name}: it is no object`);
      return [];
    }
    return [{ name, text: toTemplateText(entry) }];
  });
}

/** An empty text is none. */
function textOf(
  value: unknown,
  name: string,
  problems: string[],
): TemplateText | undefined {
  if (value === undefined || value === null || value === '') {
    return undefined;
  }
  if (typeof value !== 'string') {
    problems.push(`${name}: it is no text`);
    return undefined;
  }
  return { name, text: value };
}
