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
import { RepositoryLayout } from 'backstage-plugin-groundplan-common';

/** An object as it is written, of whatever kind. @public */
export interface ManifestObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  [field: string]: unknown;
}

/** What goes into one file. @public */
export type RenderedManifest =
  | {
      /** From the root of the repository; as the layout has it where left out. */
      path?: string;
      /** At least one. */
      objects: ManifestObject[];
    }
  /** Text that is no object, such as a Chart.yaml; the path is from the root. */
  | { path: string; text: string };

/** What a source renders to, before it is laid out. @public */
export interface Rendered {
  /**
   * The kind segment of what is made, or a word like it: part of branch and
   * file names.
   */
  segment: string;
  /** What is made is called this. */
  name: string;
  /** Of a pull request, such as `Cluster payments`. */
  title: string;
  manifests: RenderedManifest[];
}

/** A repository as it is at the base of a change; only read. @public */
export interface RepositoryFiles {
  /** All paths, in no order. */
  paths(): readonly string[];
  /**
   * As text; undefined where there is no such file. Fails where it is no text.
   *
   * @param likely - what it may hold already: then it need not be fetched
   */
  read(path: string, likely?: string): Promise<string | undefined>;
}

/** How and where it is laid out. @public */
export interface LayoutOptions {
  layout: RepositoryLayout;
  /** The folder that the host's objects are under; `''` is the root. */
  path: string;
  host: string;
  namespace: string;
  files: RepositoryFiles;
}
