import type { LoggedEvent } from "../server-logs.ts";

interface TaskEventParts {
  eventId: number;
  name: string;
  version?: number;
  opcode?: number;
  activityId?: string;
  data: Record<string, string>;
}

function taskScheduler({ eventId, name, version = 0, opcode = 0, activityId, data }: TaskEventParts): LoggedEvent {
  return {
    channel: "Microsoft-Windows-TaskScheduler/Operational",
    provider: "Microsoft-Windows-TaskScheduler",
    providerGuid: "{de7b24ea-73c8-4a09-985d-5bdadcfa9017}",
    eventId,
    version,
    level: 4,
    task: eventId,
    opcode,
    keywords: eventId === 100 || eventId === 102 ? "0x8000000000000001" : "0x8000000000000000",
    userSid: "S-1-5-18",
    processId: 1316,
    threadId: 2840,
    eventDataName: name,
    data,
    ...(activityId === undefined ? {} : { activityId }),
  };
}

/** 106: a task was registered by an account. */
export function taskRegistered(taskName: string, userContext: string): LoggedEvent {
  return taskScheduler({
    eventId: 106,
    name: "TaskRegisteredEvent",
    data: { TaskName: taskName, UserContext: userContext },
  });
}

interface TaskRun {
  taskName: string;
  userContext: string;
  action: string;
  instanceId: string;
}

/** 107, 100 and 200 when the clock starts a task. */
export function taskRunStart({ taskName, userContext, action, instanceId }: TaskRun): LoggedEvent[] {
  const activityId = instanceId;
  return [
    taskScheduler({
      eventId: 107,
      name: "TimeTriggerEvent",
      activityId,
      data: { TaskName: taskName, InstanceId: instanceId },
    }),
    taskScheduler({
      eventId: 100,
      name: "TaskStartEvent",
      opcode: 1,
      activityId,
      data: { TaskName: taskName, UserContext: userContext, InstanceId: instanceId },
    }),
    taskScheduler({
      eventId: 200,
      name: "ActionStart",
      version: 1,
      opcode: 1,
      activityId,
      data: { TaskName: taskName, ActionName: action, TaskInstanceId: instanceId, EnginePID: "6120" },
    }),
  ];
}

/** 201 and 102 when it is done. */
export function taskRunEnd({ taskName, userContext, action, instanceId }: TaskRun): LoggedEvent[] {
  const activityId = instanceId;
  return [
    taskScheduler({
      eventId: 201,
      name: "ActionSuccess",
      version: 2,
      opcode: 2,
      activityId,
      data: { TaskName: taskName, TaskInstanceId: instanceId, ActionName: action, ResultCode: "0", EnginePID: "6120" },
    }),
    taskScheduler({
      eventId: 102,
      name: "TaskSuccessEvent",
      opcode: 2,
      activityId,
      data: { TaskName: taskName, UserContext: userContext, InstanceId: instanceId },
    }),
  ];
}
