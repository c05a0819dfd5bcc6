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

import express from 'express';
import Router from 'express-promise-router';
import { accountRoutes } from './accountRoutes';
import { contentRoutes } from './contentRoutes';
import { gitDataRoutes } from './gitDataRoutes';
import { GiteaError } from './GiteaError';
import { pullRoutes } from './pullRoutes';
import { repositoryRoutes } from './repositoryRoutes';
import { RestOptions, withCaller, withRepository } from './RestContext';

/** The part of Gitea's REST API that clients of pull requests use. @internal */
export function createRestRouter(options: RestOptions) {
  const router = Router();
  router.use(express.json({ limit: '64mb' }));
  router.use(withCaller(options));
  router.use(accountRoutes(options));
  router.use(
    '/repos/:owner/:name',
    withRepository(options),
    pullRoutes(options),
    contentRoutes(options),
    gitDataRoutes(options),
    repositoryRoutes(options),
  );
  router.use(() => {
    throw GiteaError.notFound();
  });
  return router;
}
