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
  getBoolean,
  getField,
  getList,
  getRecord,
  getString,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { TemplateText } from './TemplateEngine';
import { toTemplateText } from './yamlText';

/** A chart that a template installs, or lets be installed. @internal */
export interface ChartPart {
  chart: string;
  version?: string;
  /** The namespace of the release. */
  namespace?: string;
  layer?: string;
  required: boolean;
  /** Whether a form may give other values and another version. */
  editable: boolean;
  /** The values, as YAML. */
  values?: TemplateText;
  /** What is merged into the HelmRelease. */
  content?: TemplateText;
  path?: TemplateText;
}

const ANNOTATION = 'capi.weave.works/profile-';

/**
 * The charts of a template, by name: those of its spec, and of the annotations
 * that came before them.
 *
 * @internal
 */
export function readCharts(
  object: KubernetesObject,
  problems: string[],
): ChartPart[] {
  const charts = new Map<string, ChartPart>();
  for (const [key, text] of Object.entries(object.metadata.annotations ?? {})) {
    if (key.startsWith(ANNOTATION)) {
      const chart = fromAnnotation(key, text, problems);
      if (chart) {
        charts.set(chart.chart, chart);
      }
    }
  }
  for (const [index, item] of getList(
    object.spec,
    'charts',
    'items',
  ).entries()) {
    const at = `spec.charts.items[${index}]`;
    const chart = getString(item, 'chart');
    if (chart) {
      charts.set(chart, fromSpec(item, chart, at));
    } else {
      problems.push(`${at}: it names no chart`);
    }
  }
  return [...charts.values()].sort((a, b) => (a.chart < b.chart ? -1 : 1));
}

function fromSpec(item: unknown, chart: string, at: string): ChartPart {
  const values = getRecord(item, 'values');
  const content = getRecord(item, 'template', 'content');
  const path = getString(item, 'template', 'path');
  return {
    chart,
    version: getString(item, 'version') || undefined,
    namespace: getString(item, 'targetNamespace') || undefined,
    layer: getString(item, 'layer') || undefined,
    required: getBoolean(item, 'required') ?? false,
    editable: getBoolean(item, 'editable') ?? false,
    values: values && { name: `${at}.values`, text: toTemplateText(values) },
    content: content && {
      name: `${at}.template.content`,
      text: toTemplateText(content),
    },
    path: path ? { name: `${at}.template.path`, text: path } : undefined,
  };
}

function fromAnnotation(
  key: string,
  text: string,
  problems: string[],
): ChartPart | undefined {
  let profile: unknown;
  try {
    profile = JSON.parse(text);
  } catch {
    problems.push(`annotation ${key}: it is no JSON`);
    return undefined;
  }
  const chart = getString(profile, 'name');
  if (!chart) {
    problems.push(`annotation ${key}: it has no name`);
    return undefined;
  }
  const values = getField(profile, 'values');
  return {
    chart,
    version: getString(profile, 'version') || undefined,
    namespace: getString(profile, 'namespace') || undefined,
    required: getBoolean(profile, 'required') ?? true,
    editable: getBoolean(profile, 'editable') ?? false,
    values:
      typeof values === 'string' && values !== ''
        ? { name: `annotation ${key}.values`, text: values }
        : undefined,
  };
}
