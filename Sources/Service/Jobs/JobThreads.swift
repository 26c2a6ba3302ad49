import Glibc
import NIOPosix

/// Threads for jobs, which hold one for minutes: apart from those that answer, and behind them in the line for the
/// processor.
final class JobThreads: TaskExecutor {
  private let pool: NIOThreadPool

  init(_ count: Int) {
    pool = NIOThreadPool(numberOfThreads: count)
    pool.start()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    pool.submit { [executor = asUnownedTaskExecutor()] _ in
      // On Linux a thread has a nice value of its own.
      setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
      job.runSynchronously(on: executor)
    }
  }

  func shutDown() async { try? await pool.shutdownGracefully() }
}
