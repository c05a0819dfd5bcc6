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
import { ObjectLookup } from 'backstage-plugin-groundplan-common';
import { ResolvedEntity, ResolvedHost } from '../../entities/ResolvedEntity';
import { Rendered, LayoutOptions } from '../Rendered';

/** Finds what an entity of a form stands for, of those that the person may read. @public */
export interface EntityLookup {
  objectOf(
    entityRef: string,
  ): ResolvedEntity | undefined | Promise<ResolvedEntity | undefined>;
  hostOf(
    entityRef: string,
  ): ResolvedHost | undefined | Promise<ResolvedHost | undefined>;
}

/** What a renderer may look at. @public */
export interface RenderContext extends LayoutOptions {
  /** The objects of the host, as the mirror has them. */
  lookup: ObjectLookup;
  /**
   * Whether objects of a kind have a namespace; undefined where the host does
   * not serve the kind.
   */
  isNamespaced(apiVersion: string, kind: string): Promise<boolean | undefined>;
  /** Without it, values that name entities are refused. */
  entities?: EntityLookup;
}

/**
 * Renders one kind of source. `values` come from a form and are to be parsed;
 * an InputError says what is wrong with which of them.
 *
 * @public
 */
export type Renderer<Source> = (
  source: Source,
  values: Record<string, unknown>,
  context: RenderContext,
) => Promise<Rendered>;
