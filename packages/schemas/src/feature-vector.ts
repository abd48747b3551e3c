import { z } from "zod";

/** The twelve features of profile `classic`, in the original's order. */
export const classicFeatureIdSchema = z.enum([
  "duration",
  "failed_logons",
  "successful_logons",
  "unique_tasks",
  "unique_services",
  "admin_added",
  "user_created",
  "logs_cleared",
  "total_events",
  "off_hours",
  "ip_present",
  "user_present",
]);

/** The features of profile `stray`, by event kind. */
export const strayFeatureIdSchema = z.enum([
  "duration",
  "off_hours",
  "ip_present",
  "successful_logons",
  "total_events",
  "failed_logons",
  "failed_accounts",
  "unique_tasks",
  "unique_services",
  "group_added",
  "user_created",
  "logs_cleared",
  "audit_policy",
  "explicit_targets",
  "share_access",
  "directory_access",
  "sensitive_objects",
  "admin_tools",
]);

export const featureIdSchema = z.enum([
  ...new Set([...classicFeatureIdSchema.options, ...strayFeatureIdSchema.options]),
]);

/** Feature values by id; null: not observable, the computer's evidence lacks every channel that could show it. */
export const featureValuesSchema = z.partialRecord(featureIdSchema, z.number().nullable());

export type ClassicFeatureId = z.infer<typeof classicFeatureIdSchema>;
export type StrayFeatureId = z.infer<typeof strayFeatureIdSchema>;
export type FeatureId = z.infer<typeof featureIdSchema>;
export type FeatureValues = z.infer<typeof featureValuesSchema>;
